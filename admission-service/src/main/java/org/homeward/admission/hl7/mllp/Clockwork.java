package org.homeward.admission.hl7.mllp;

/** Knows when a connection has been still for too long, or a message has been under way for too long. */
final class Clockwork {

    private final long idle;
    private final long frame;
    private long lastMove = System.nanoTime();
    private long frameBegan = -1;

    Clockwork(MllpSettings settings) {
        this.idle = settings.idleTimeout().toNanos();
        this.frame = settings.frameTimeout().toNanos();
    }

    void moved(boolean insideFrame) {
        lastMove = System.nanoTime();
        if (!insideFrame) {
            frameBegan = -1;
        } else if (frameBegan < 0) {
            frameBegan = lastMove;
        }
    }

    boolean isOver() {
        long now = System.nanoTime();
        return now - lastMove > idle || frameBegan >= 0 && now - frameBegan > frame;
    }
}
