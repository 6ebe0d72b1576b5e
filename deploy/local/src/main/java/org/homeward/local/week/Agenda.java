package org.homeward.local.week;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What is going to happen. */
final class Agenda {

    record Item(Instant due, int number, Runnable what) {}

    private final PriorityQueue<Item> items =
            new PriorityQueue<>(Comparator.comparing(Item::due).thenComparing(Item::number));
    private int numbers;

    void plan(Instant due, Runnable what) {
        items.add(new Item(due, numbers++, what));
    }

    /** Takes the first that is due by then, null if nothing is. */
    @Nullable
    Item takeDueBy(Instant instant) {
        Item first = items.peek();
        return first == null || first.due().isAfter(instant) ? null : items.poll();
    }
}
