package org.homeward.discharge.returns.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.discharge.domain.CaseFact;
import org.homeward.discharge.domain.StayVersion;

/**
 * A stay as it was known at some time, with everything that was said of it until then.
 *
 * @param facts in no order
 */
public record StayLedger(StayVersion stay, List<CaseFact> facts) {

    private static final int LONGEST_CHAIN = 100;

    public StayLedger {
        facts = List.copyOf(facts);
    }

    /**
     * The stays that stand for themselves, each with what was said of it and of those that were known to be part of it.
     *
     * @param known every stay at the version that was known
     * @param said by the stay that was named
     */
    public static List<StayLedger> of(Collection<StayVersion> known, Map<String, List<CaseFact>> said) {
        Map<String, StayVersion> stays = new HashMap<>();
        known.forEach(stay -> stays.put(stay.stay(), stay));
        Map<String, List<CaseFact>> facts = new HashMap<>();
        said.forEach((stay, some) -> facts.computeIfAbsent(survivor(stay, stays), s -> new ArrayList<>())
                .addAll(some));
        return known.stream()
                .filter(stay -> !stay.status().isVoid())
                .map(stay -> new StayLedger(stay, facts.getOrDefault(stay.stay(), List.of())))
                .toList();
    }

    private static String survivor(String stay, Map<String, StayVersion> stays) {
        String at = stay;
        for (int step = 0; step < LONGEST_CHAIN; step++) {
            StayVersion version = stays.get(at);
            if (version == null || version.into() == null || version.status() != StayVersion.Status.MERGED) {
                return at;
            }
            at = version.into();
        }
        return at;
    }
}
