package org.homeward.admission.domain;

/**
 * A fact and its place among all facts of the ledger.
 *
 * @param rank 0 for the first in event order
 */
record Entry(int rank, Fact fact) {

    Trigger trigger() {
        return fact.trigger();
    }

    /** Whether this says the very same as another: the event is said twice, under two control ids or by two senders. */
    boolean restates(Entry other) {
        return fact.trigger() == other.fact.trigger()
                && fact.at().at().equals(other.fact.at().at())
                && fact.at().end().equals(other.fact.at().end())
                && java.util.Objects.equals(fact.place(), other.fact.place());
    }
}
