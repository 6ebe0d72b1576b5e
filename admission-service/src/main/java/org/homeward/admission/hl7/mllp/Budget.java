package org.homeward.admission.hl7.mllp;

import java.util.ArrayList;
import java.util.List;

/**
 * How much all connections together may have on its way to the store: what is over it stays in the sockets instead of
 * filling the intake's queue.
 */
final class Budget {

    private final int mostMessages;
    private final long mostBytes;
    private final List<Runnable> stalled = new ArrayList<>();
    private int messages;
    private long bytes;

    Budget(int mostMessages, long mostBytes) {
        this.mostMessages = mostMessages;
        this.mostBytes = mostBytes;
    }

    /** Takes room for a message; if there is none, {@code again} runs once when there is. */
    synchronized boolean take(int size, Runnable again) {
        if (messages > 0 && (messages >= mostMessages || bytes + size > mostBytes)) {
            stalled.add(again);
            return false;
        }
        messages++;
        bytes += size;
        return true;
    }

    /** Gives the room back. The stalled go on together once a quarter is free: none is forgotten, none wakes in vain. */
    void give(int size) {
        List<Runnable> awake = List.of();
        synchronized (this) {
            messages--;
            bytes -= size;
            if (messages <= mostMessages / 4 * 3 && bytes <= mostBytes / 4 * 3 && !stalled.isEmpty()) {
                awake = List.copyOf(stalled);
                stalled.clear();
            }
        }
        awake.forEach(Runnable::run);
    }
}
