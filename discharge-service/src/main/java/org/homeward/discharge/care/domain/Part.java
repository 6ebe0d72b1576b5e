package org.homeward.discharge.care.domain;

import org.homeward.discharge.care.domain.State.Accepted;
import org.jspecify.annotations.Nullable;

/** What a provider may do with a package, as far as it is a matter of whose it is; a trust may do everything. */
public enum Part {
    START,
    PAUSE,
    RESTART,
    HAND_BACK,
    END,
    REVIEW;

    /**
     * Who has promised visits starts them or gives its promise back, so that another is sought; who makes them may pause,
     * restart and end them too, unless it is on notice: then another is sought, and to end that is for the trust. While
     * somebody on notice still makes visits and another has promised to go on, only the one pauses and restarts and only the
     * other starts or gives its promise back. What is needed is for the trust to say: a review is never a provider's.
     */
    public boolean isOf(PackageOfCare known, String provider) {
        String next = next(known);
        String now = known.provider();
        return switch (this) {
            case START, HAND_BACK -> provider.equals(next == null ? now : next);
            case PAUSE, RESTART -> provider.equals(now);
            case END -> known.isRunning() && known.state().notice() == null && provider.equals(now);
            case REVIEW -> false;
        };
    }

    /** Who goes on after a notice; null while there is none or nobody has promised. */
    private static @Nullable String next(PackageOfCare known) {
        return !known.isRunning() || !(known.sourcing() instanceof Accepted accepted) ? null : accepted.provider();
    }
}
