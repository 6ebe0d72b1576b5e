package org.homeward.discharge.care.domain;

import java.time.Instant;
import org.homeward.discharge.care.domain.State.Accepted;
import org.homeward.discharge.care.domain.State.CalledOff;
import org.homeward.discharge.care.domain.State.HandbackNotice;

/** What becomes of a package whose provider has given notice. */
final class Notices {

    private Notices() {}

    /** Nobody is needed after the one on notice, whose visits go on until the last: offers and promises are withdrawn. */
    static Decision callOff(PackageOfCare known, String reason, Instant now) {
        if (known.sourcing() == null || known.sourcing() instanceof CalledOff) {
            return Decision.accepted(known);
        }
        String next = known.sourcing() instanceof Accepted accepted ? accepted.provider() : null;
        PackageOfCare freed = Visiting.withoutOffers(next == null ? known : known.released(next, now), reason, now);
        return Decision.accepted(freed.sought(new CalledOff(now, reason, next)), Happened.SEARCH_CALLED_OFF);
    }

    /** The last visit of a notice was made. */
    static Decision end(PackageOfCare known, Instant now) {
        if (!(known.state() instanceof HandbackNotice notice)
                || notice.lastVisit().isAfter(now)) {
            return Decision.accepted(known);
        }
        State next = notice.next() instanceof CalledOff(Instant at, String reason, String provider)
                ? new State.Withdrawn(notice.lastVisit(), reason, provider)
                : notice.next();
        return Decision.accepted(
                known.released(notice.provider(), notice.lastVisit()).in(next), Happened.LAST_VISIT_MADE);
    }
}
