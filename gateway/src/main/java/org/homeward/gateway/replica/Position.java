package org.homeward.gateway.replica;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How far a copy has got: for each partition the next offset to apply, and the instant up to which it has shown what
 * begins and ends by itself. Written as {@code <millis>_<next of 0>.<next of 1>…}, the id of the stream's events; any
 * gateway that reads the same topic can take it up.
 *
 * @param at milliseconds since the epoch
 * @param next by partition
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, never written to, never compared.
public record Position(long at, long[] next) {

    private static final int MOST_PARTITIONS = 512;
    private static final long CLOCKS_APART = 60_000;

    /** Null when the text is no position: whoever sent it starts anew. */
    public static @Nullable Position parse(String text) {
        String[] parts = text.strip().split("[_.]", MOST_PARTITIONS);
        try {
            long[] next = new long[parts.length - 1];
            for (int i = 0; i < next.length; i++) {
                next[i] = Long.parseUnsignedLong(parts[i + 1]);
            }
            return next.length == 0 ? null : new Position(Long.parseUnsignedLong(parts[0]), next);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether a copy that stood here has seen this version of it. */
    public boolean covers(Placed one) {
        return one.partition() < next.length && one.offset() < next[one.partition()];
    }

    /** Whether {@code other} knows everything that this one knows; the clocks of two gateways may differ by a minute. */
    public boolean isWithin(Position other) {
        if (next.length > other.next.length || at > other.at + CLOCKS_APART) {
            return false;
        }
        for (int i = 0; i < next.length; i++) {
            if (next[i] > other.next[i]) {
                return false;
            }
        }
        return true;
    }

    public Instant instant() {
        return Instant.ofEpochMilli(at);
    }

    @Override
    public String toString() {
        var text = new StringBuilder(16 + next.length * 8).append(at);
        char separator = '_';
        for (long offset : next) {
            text.append(separator).append(offset);
            separator = '.';
        }
        return text.toString();
    }

    static Position start(int partitions) {
        return new Position(0, new long[partitions]);
    }

    Position with(int partition, long nextOffset) {
        long[] copy = Arrays.copyOf(next, Math.max(next.length, partition + 1));
        copy[partition] = nextOffset;
        return new Position(at, copy);
    }

    Position withTime(long millis) {
        return new Position(millis, next);
    }
}
