package org.homeward.capacity.care.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a line at an instant: available = declared − accepted since and not ended + ended since of earlier
 * ones − held (architecture page, Community capacity).
 *
 * @param declaration null where somebody works in a line that nobody has declared: nothing is known to be free
 * @param acceptedSince taken since the declaration and still running, paused ones too
 * @param endedSince taken before the declaration and ended since
 * @param paused how much of everything that runs in the line is paused
 * @param observedAt when the newest fact was recorded
 */
public record Availability(
        Line line,
        @Nullable Declaration declaration,
        Load acceptedSince,
        Load endedSince,
        Load held,
        Load paused,
        Instant observedAt) {

    /** What is declared; null if nothing is. */
    public @Nullable Free free() {
        return declaration == null ? null : declaration.free();
    }

    /** Hundredths; negative if more was accepted than was free; null if nothing is declared. */
    public @Nullable Long amount() {
        Free free = free();
        return free == null
                ? null
                : Long.valueOf(free.amount() - acceptedSince.amount() + endedSince.amount() - held.amount());
    }

    /**
     * Hundredths of an hour by two carers, of all that is left and so never more than it: work by one carer takes hours that
     * could have been by two. Null if nobody has said how many there are.
     */
    public @Nullable Long doubleHanded() {
        Free free = free();
        Long declared = free == null ? null : free.doubleHanded();
        Long amount = amount();
        return declared == null || amount == null
                ? null
                : Long.valueOf(Math.min(amount, declared - acceptedSince.doubleHanded() + endedSince.doubleHanded()));
    }

    /**
     * By each time band that was declared; null if none was. Work in a band that several meet is taken off the first of
     * them that has any left, and given back to the first ({@link Band#meeting}).
     */
    public @Nullable SortedMap<String, Long> slots() {
        Free free = free();
        SortedMap<String, Long> declared = free == null ? null : free.slots();
        if (declared == null) {
            return null;
        }
        TreeMap<String, Long> left = new TreeMap<>(declared);
        Comparator<String> fixedFirst =
                Comparator.comparing(band -> Band.meeting(band).size());
        Stream.concat(acceptedSince.slots().keySet().stream(), endedSince.slots().keySet().stream())
                .distinct()
                .sorted(fixedFirst.thenComparing(Comparator.naturalOrder()))
                .forEach(band -> take(left, taken(band), Band.meeting(band)));
        return Collections.unmodifiableSortedMap(left);
    }

    private long taken(String band) {
        return acceptedSince.slots().getOrDefault(band, 0L) - endedSince.slots().getOrDefault(band, 0L);
    }

    private static void take(SortedMap<String, Long> left, long taken, List<String> meeting) {
        List<String> bands = meeting.stream().filter(left::containsKey).toList();
        long rest = taken;
        for (String band : bands) {
            long here = Math.min(rest, Math.max(0, left.getOrDefault(band, 0L)));
            left.merge(band, -here, Long::sum);
            rest -= here;
        }
        if (!bands.isEmpty()) {
            left.merge(bands.getFirst(), -rest, Long::sum);
        }
    }

    /** The same with nothing held. */
    public Availability withoutHolds() {
        return new Availability(line, declaration, acceptedSince, endedSince, Load.NONE, paused, observedAt);
    }

    /** More was accepted than was free: of all of it, of the hours by two carers, or in one of the bands. */
    public boolean isOverCommitted() {
        SortedMap<String, Long> slots = slots();
        return isNegative(amount())
                || isNegative(doubleHanded())
                || (slots != null && slots.values().stream().anyMatch(Availability::isNegative));
    }

    private static boolean isNegative(@Nullable Long figure) {
        return figure != null && figure < 0;
    }

    /** Whether the declaration no longer claims its figure. */
    public boolean isExpiredAt(Instant at) {
        Free free = free();
        return free != null && free.validUntil() != null && !free.validUntil().isAfter(at);
    }
}
