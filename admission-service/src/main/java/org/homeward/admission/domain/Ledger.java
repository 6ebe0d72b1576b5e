package org.homeward.admission.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The facts of a ledger, each once, in event order. */
final class Ledger {

    /** Only facts of one id that differ all the same need it; intake parks such messages. */
    private static final Comparator<Fact> ANY = Order.EVENTS.thenComparing(Fact::toString);

    private Ledger() {}

    private record Id(String sender, String controlId, int part) {}

    static List<Entry> of(Collection<Fact> facts) {
        Map<Id, Fact> distinct = LinkedHashMap.newLinkedHashMap(facts.size());
        for (Fact fact : facts) {
            Fact.Source source = fact.source();
            distinct.merge(new Id(source.sender(), source.controlId(), source.part()), fact, Ledger::first);
        }
        List<Fact> sorted = new ArrayList<>(distinct.values());
        sorted.sort(Order.EVENTS);
        List<Entry> entries = new ArrayList<>(sorted.size());
        for (Fact fact : sorted) {
            entries.add(new Entry(entries.size(), fact));
        }
        return entries;
    }

    private static Fact first(Fact a, Fact b) {
        return a.equals(b) || ANY.compare(a, b) <= 0 ? a : b;
    }
}
