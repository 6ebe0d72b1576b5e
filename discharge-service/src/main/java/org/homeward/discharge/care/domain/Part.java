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
     * Who makes the visits, or has promised to, may do everything. While somebody on notice still makes them and another has
     * promised to go on, only the one pauses and restarts and only the other starts or gives its promise back; to end the
     * package or to review it is about both, and so it is for the trust.
     */
    public boolean isOf(PackageOfCare known, String provider) {
        String next = next(known);
        String now = known.provider();
        return switch (this) {
            case START, HAND_BACK -> provider.equals(next == null ? now : next);
            case PAUSE, RESTART -> provider.equals(now);
            case END, REVIEW -> next == null && provider.equals(now);
        };
    }

    /** Who goes on after a notice; null while there is none or nobody has promised. */
    private static @Nullable String next(PackageOfCare known) {
        return !known.isRunning() || !(known.sourcing() instanceof Accepted accepted) ? null : accepted.provider();
    }
}
