package org.homeward.admission.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where each fact has landed.
 *
 * @param unplaced those that landed nowhere, in event order
 */
record Landings(Map<Fact.Source, Landing> all, List<Fact.Source> unplaced) {

    /**
     * Tells it.
     *
     * @param homes by rank, the stay of each fact
     */
    static Landings of(List<Entry> entries, @Nullable Draft[] homes) {
        Map<Fact.Source, Landing> all = HashMap.newHashMap(entries.size());
        List<Fact.Source> unplaced = new ArrayList<>();
        Map<Draft, Landing> stays = new HashMap<>();
        for (Entry entry : entries) {
            Draft home = homes[entry.rank()];
            Landing landing = home == null
                    ? outsideStays(entry.fact())
                    : stays.computeIfAbsent(home, draft -> new Landing.InStay(draft.id()));
            all.put(entry.fact().source(), landing);
            if (landing instanceof Landing.Nowhere) {
                unplaced.add(entry.fact().source());
            }
        }
        return new Landings(all, unplaced);
    }

    /** An A08 that fits no stay still updates the person. */
    private static Landing outsideStays(Fact fact) {
        if (fact.trigger() == Trigger.A20) {
            return new Landing.OnBed();
        }
        boolean aboutPatient = fact.trigger() == Trigger.A08 || !Fold.isAboutAStay(fact.trigger());
        return aboutPatient && fact.patient() != null ? new Landing.OnPatient(fact.patient()) : new Landing.Nowhere();
    }
}
