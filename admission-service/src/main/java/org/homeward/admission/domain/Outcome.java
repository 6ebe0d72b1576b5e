package org.homeward.admission.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that follows from the facts of one ledger.
 *
 * @param stays sorted by id; visits that were joined to another are among them, {@link Stay.Status#MERGED}
 * @param links the patients with more than one number, sorted by survivor
 * @param persons one for every local number, sorted by number
 * @param landed where each fact went; each fact of the ledger is in it
 * @param unplaced the facts that fit nowhere ("which stay?"), in event order
 */
public record Outcome(
        List<Stay> stays,
        List<PatientLinks> links,
        List<Person> persons,
        Map<Fact.Source, Landing> landed,
        List<Fact.Source> unplaced) {

    public Outcome {
        stays = List.copyOf(stays);
        links = List.copyOf(links);
        persons = List.copyOf(persons);
        landed = Map.copyOf(landed);
        unplaced = List.copyOf(unplaced);
    }

    /** The stay of which this fact is part, null if of none. */
    public @Nullable String stayOf(Fact.Source source) {
        Landing landing = landed.get(source);
        return landing == null ? null : landing.stay();
    }

    /**
     * The stay in which a provisional stay that is gone has ended: where the fact went that had opened it.
     *
     * @param opener the fact whose {@link Fact#provisionalStay()} is in the id of the stay that is gone
     */
    public @Nullable String endedIn(Fact opener) {
        return stayOf(opener.source());
    }

    /** The number that stands for this one by the links in force; the number itself if none does. */
    public String survivor(String number) {
        for (PatientLinks group : links) {
            if (group.retired().contains(number)) {
                return group.survivor();
            }
        }
        return number;
    }
}
