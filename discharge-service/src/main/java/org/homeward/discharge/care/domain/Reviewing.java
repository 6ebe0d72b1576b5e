package org.homeward.discharge.care.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.homeward.discharge.care.domain.Brokerage.Market;
import org.homeward.discharge.care.domain.State.Accepted;

/** What a review of the need changes. */
public final class Reviewing {

    private Reviewing() {}

    /**
     * The need was looked at again. What is promised follows it. A search begins anew where other visits are needed, and one
     * that had failed always does; where nothing changes those who were asked have their time.
     *
     * @param visits as they are needed from now on
     */
    public static Decision review(PackageOfCare known, List<Visit> visits, Market market) {
        if (known.state().isClosed()) {
            return Decision.rejected(Refusal.NOT_IN_THIS_STATE);
        }
        PackageOfCare reviewed = recommitted(known.reviewed(visits, market.now()), market.now());
        boolean isSought = switch (known.sourcing()) {
            case Accepted accepted -> false;
            case State.CalledOff calledOff -> false;
            case State.Unsourced failed -> true;
            case null -> false;
            default -> !known.need().isOf(visits);
        };
        return isSought
                ? Visiting.after(Happened.REVIEWED, Visiting.searched(reviewed, market))
                : Decision.accepted(reviewed, Happened.REVIEWED);
    }

    /** Other visits are another promise: the one before ends, so that capacity is right at every instant. */
    private static PackageOfCare recommitted(PackageOfCare known, Instant now) {
        List<Commitment> all = new ArrayList<>();
        for (Commitment one : known.commitments()) {
            boolean isRenewed =
                    one.isLive() && !one.visits().equals(known.need().visits());
            all.add(isRenewed ? one.ended(now) : one);
            if (isRenewed) {
                all.add(Commitment.begun(one.provider(), known.need(), now).paused(one.paused()));
            }
        }
        return known.withCommitments(all);
    }
}
