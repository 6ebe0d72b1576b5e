package org.homeward.discharge.person.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on a person's way.
 *
 * @param at when it happened
 * @param section admission, discharge, care or housing, and what later sources name theirs
 * @param what past tense, or what it is
 * @param stay the stay that it belongs to
 * @param by who said it, null where a hospital's system did
 * @param recordedAt when it became known, null where only the state that results from it is kept
 * @param id unique within a person's journey, the same at every reading
 * @param details what else is known of it, by name
 */
public record JourneyEntry(
        Instant at,
        String section,
        String what,
        String stay,
        @Nullable String by,
        @Nullable Instant recordedAt,
        String id,
        SortedMap<String, String> details) {

    /** By when it happened; of what happened at one instant the order is of no meaning, but always the same. */
    public static final Comparator<JourneyEntry> ORDER =
            Comparator.comparing(JourneyEntry::at).thenComparing(JourneyEntry::id);

    public JourneyEntry {
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }

    /** Names and values by turns; what is null is left out. */
    public static SortedMap<String, String> details(@Nullable Object... namesAndValues) {
        SortedMap<String, String> details = new TreeMap<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                details.put(String.valueOf(namesAndValues[i]), value.toString());
            }
        }
        return details;
    }
}
