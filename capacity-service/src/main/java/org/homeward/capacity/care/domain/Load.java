package org.homeward.capacity.care.domain;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is taken or given: an exact sum, so that the same facts give the same figure in every order.
 *
 * @param amount hundredths of a staff hour a week, or of a place
 * @param doubleHanded how much of it is in visits by two carers
 * @param slots visits a day by time band, a visit by two carers twice
 */
public record Load(long amount, long doubleHanded, SortedMap<String, Long> slots) {

    public static final Load NONE = new Load(0, 0, Collections.emptySortedMap());

    public Load {
        slots = Collections.unmodifiableSortedMap(new TreeMap<>(slots));
    }

    /** Of which only the amount is known. */
    public static Load of(long amount) {
        return new Load(amount, 0, Collections.emptySortedMap());
    }

    public Load plus(Load other) {
        TreeMap<String, Long> sum = new TreeMap<>(slots);
        other.slots.forEach((band, count) -> sum.merge(band, count, Long::sum));
        return new Load(amount + other.amount, doubleHanded + other.doubleHanded, sum);
    }
}
