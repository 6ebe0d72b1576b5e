package org.homeward.admission.domain;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The orders in which facts are read; both are total, so that every permutation of arrival gives the same one.
 *
 * <p>{@link #SENT}, the sender's sequence: MSH-13, then MSH-7, then MSH-10, then part. A fact without one of them comes
 * after those that have it; this also orders facts of different senders, by the same rule for want of a better one.
 *
 * <p>{@link #EVENTS}, event order: the first instant that the event time can mean, ties by the sender's sequence. A time
 * to the minute therefore stands before all times within that minute.
 */
final class Order {

    /** The sender's sequence. */
    static final Comparator<Fact.Source> SENT = Order::bySequence;

    /** Event order. */
    static final Comparator<Fact> EVENTS = Order::byEvent;

    private Order() {}

    private static int byEvent(Fact a, Fact b) {
        int order = a.at().at().compareTo(b.at().at());
        return order != 0 ? order : bySequence(a.source(), b.source());
    }

    private static int bySequence(Fact.Source a, Fact.Source b) {
        int order = absentLast(a.sequence(), b.sequence());
        order = order != 0 ? order : absentLast(a.sentAt(), b.sentAt());
        order = order != 0 ? order : a.controlId().compareTo(b.controlId());
        order = order != 0 ? order : Integer.compare(a.part(), b.part());
        return order != 0 ? order : a.sender().compareTo(b.sender());
    }

    private static <T extends Comparable<T>> int absentLast(@Nullable T a, @Nullable T b) {
        if (a != null && b != null) {
            return a.compareTo(b);
        }
        return Boolean.compare(a == null, b == null);
    }
}
