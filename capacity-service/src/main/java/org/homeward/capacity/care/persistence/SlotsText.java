package org.homeward.capacity.care.persistence;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Slots by time band as one column: {@code lunch=1,morning=2}. */
final class SlotsText {

    private SlotsText() {}

    static @Nullable String of(@Nullable SortedMap<String, Long> slots) {
        return slots == null
                ? null
                : slots.entrySet().stream()
                        .map(slot -> slot.getKey() + '=' + slot.getValue())
                        .collect(Collectors.joining(","));
    }

    static SortedMap<String, Long> read(String text) {
        SortedMap<String, Long> slots = new TreeMap<>();
        for (String slot : text.split(",", -1)) {
            int equals = slot.indexOf('=');
            if (equals > 0) {
                slots.put(slot.substring(0, equals), Long.parseLong(slot.substring(equals + 1)));
            }
        }
        return slots;
    }
}
