package org.homeward.discharge.care.domain;

import java.time.Instant;
import org.homeward.discharge.care.domain.State.Accepted;
import org.homeward.discharge.care.domain.State.CalledOff;
import org.homeward.discharge.care.domain.State.HandbackNotice;
import org.homeward.discharge.care.domain.State.Notice;

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
        return known.state() instanceof HandbackNotice(String provider, Instant startedAt, Notice notice)
                        && !notice.lastVisit().isAfter(now)
                ? Decision.accepted(over(known, provider, notice, notice.lastVisit()), Happened.LAST_VISIT_MADE)
                : Decision.accepted(known);
    }

    /** The provider on notice is free; what stood beside the notice stands alone. */
    static PackageOfCare over(PackageOfCare known, String provider, Notice notice, Instant at) {
        State next = notice.next() instanceof CalledOff(Instant calledOff, String reason, String promised)
                ? new State.Withdrawn(at, reason, promised)
                : notice.next();
        return known.released(provider, at).in(next);
    }
}
