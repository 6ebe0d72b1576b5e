package org.homeward.admission.hl7.mllp;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts a stream of bytes into frames, however it arrives. Tolerates a missing CR after the end mark and bytes between
 * frames; never holds more than the limit.
 */
final class Framer {

    static final byte START = 0x0B;
    static final byte END = 0x1C;
    static final byte CR = 0x0D;

    private static final int SMALL = 4_096;
    private static final int KEPT = 65_536;

    private final int limit;
    private byte[] buffer = new byte[SMALL];
    private int length;
    private boolean inside;
    private int garbage;
    private int garbageRuns;
    private boolean stopped;

    /** @param limit the most bytes of a message */
    Framer(int limit) {
        this.limit = limit;
    }

    /** Takes the next bytes and hands on each frame that they complete; nothing more after {@link Frame.TooLong}. */
    void take(byte[] bytes, Consumer<Frame> frames) {
        int i = 0;
        while (i < bytes.length && !stopped) {
            i = inside ? within(bytes, i, frames) : between(bytes, i, frames);
        }
    }

    /** Whether a frame has begun and not ended. */
    boolean isInside() {
        return inside;
    }

    /** How often bytes other than white space have stood between two frames. */
    int garbageRuns() {
        return garbageRuns;
    }

    private int between(byte[] bytes, int from, Consumer<Frame> frames) {
        int i = from;
        while (i < bytes.length && bytes[i] != START) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                garbageRuns += garbage == 0 ? 1 : 0;
                garbage++;
            }
            i++;
        }
        if (garbage > limit) {
            stop(frames);
        } else if (i < bytes.length) {
            inside = true;
            length = 0;
        }
        return i + 1;
    }

    private int within(byte[] bytes, int from, Consumer<Frame> frames) {
        int i = from;
        while (i < bytes.length && bytes[i] != END && bytes[i] != START) {
            i++;
        }
        if (length + (i - from) > limit) {
            stop(frames);
            return bytes.length;
        }
        append(bytes, from, i);
        if (i < bytes.length) {
            byte[] message = Arrays.copyOf(buffer, length);
            boolean whole = bytes[i] == END;
            inside = !whole;
            forget();
            frames.accept(whole ? new Frame.Whole(message) : new Frame.Unended(message));
        }
        return i + 1;
    }

    private void append(byte[] bytes, int from, int to) {
        int needed = length + to - from;
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(needed, Math.min(limit, buffer.length * 2)));
        }
        System.arraycopy(bytes, from, buffer, length, to - from);
        length = needed;
    }

    private void forget() {
        length = 0;
        garbage = 0;
        if (buffer.length > KEPT) {
            buffer = new byte[SMALL];
        }
    }

    private void stop(Consumer<Frame> frames) {
        stopped = true;
        byte[] beginning = Arrays.copyOf(buffer, Math.min(length, KEPT));
        buffer = new byte[0];
        inside = false;
        frames.accept(new Frame.TooLong(beginning));
    }
}
