package org.homeward.admission;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.homeward.admission.domain.Fact;
import org.homeward.admission.persistence.Facts;
import org.homeward.admission.persistence.People;
import org.homeward.admission.persistence.Stays;
import org.jspecify.annotations.Nullable;

/** A locked ledger as it stands in this transaction: what is stored, and what the messages of a batch add to it. */
final class Ledger {

    private final long id;
    private final Map<Fact.Source, Facts.Row> facts = new LinkedHashMap<>();
    private final Map<String, Stays.Row> stays = new HashMap<>();
    private final Map<String, People.Row> people = new HashMap<>();

    private Posting.@Nullable Cause lastCause;

    Ledger(long id) {
        this.id = id;
    }

    long id() {
        return id;
    }

    Map<Fact.Source, Facts.Row> facts() {
        return facts;
    }

    Map<String, Stays.Row> stays() {
        return stays;
    }

    Map<String, People.Row> people() {
        return people;
    }

    /** What led to its last fold in this transaction. */
    Posting.Cause lastCause() {
        return Objects.requireNonNull(lastCause);
    }

    void foldedFor(Posting.Cause cause) {
        lastCause = cause;
    }

    void add(Facts.Row row) {
        facts.put(row.fact().source(), row);
    }

    /** Takes the facts of a message out. */
    void remove(long message) {
        facts.values().removeIf(row -> row.message() == message);
    }

    Collection<Fact> allFacts() {
        return facts.values().stream().map(Facts.Row::fact).toList();
    }
}
