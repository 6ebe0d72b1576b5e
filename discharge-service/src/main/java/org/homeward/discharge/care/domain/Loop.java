package org.homeward.discharge.care.domain;

import java.time.Instant;
import org.homeward.discharge.care.domain.Brokerage.Market;
import org.homeward.discharge.care.domain.State.Accepted;
import org.homeward.discharge.care.domain.State.Paused;
import org.homeward.discharge.care.domain.State.Started;
import org.homeward.discharge.care.domain.StayStanding.Presence;

/**
 * The loop between readiness and care: what is no longer needed is withdrawn at once, a stay in hospital pauses, and a
 * discharge asks the same provider again. Nothing here ever brings a withdrawn package back or starts a visit.
 */
public final class Loop {

    private Loop() {}

    /**
     * What a stay means for a package that was asked for because of it. Death ends every package. A discharge leaves
     * the promise of a provider standing, it is what the person goes home to; a search in vain ends with it.
     */
    public static Decision follow(PackageOfCare known, StayStanding stay, Instant now) {
        String obstacle = stay.obstacle();
        if (obstacle == null || known.state().isClosed()) {
            return Decision.accepted(known);
        }
        boolean over = stay.presence() == Presence.DIED
                || !known.hasStarted() && (stay.presence() != Presence.GONE || !(known.state() instanceof Accepted));
        return over ? Visiting.end(known, obstacle, null, now) : Decision.accepted(known);
    }

    /** The person is an inpatient, by a stay that began after the visits did or whose discharge was cancelled. */
    public static Decision admitted(PackageOfCare known, StayStanding stay, Market market) {
        boolean isBefore = known.state() instanceof Started started
                && !stay.stay().equals(known.stay())
                && stay.admittedAt() != null
                && stay.admittedAt().isBefore(started.startedAt());
        return known.state() instanceof Started && !isBefore ? Visiting.pause(known, market) : Decision.accepted(known);
    }

    /** The person has left hospital: the same provider is asked to start again, unless the limit has passed. */
    public static Decision discharged(PackageOfCare known, Instant now) {
        if (!(known.state() instanceof Paused paused)) {
            return Decision.accepted(known);
        }
        return paused.lapsesAt().isAfter(now)
                ? Decision.accepted(
                        known.in(new Paused(
                                paused.provider(), paused.startedAt(), paused.pausedAt(), paused.lapsesAt(), now)),
                        Happened.RESTART_ASKED)
                : Visiting.lapse(known, now);
    }

    /** The stay goes on as another one, and its packages with it. */
    public static Decision merged(PackageOfCare known, String into) {
        return known.stay().equals(into)
                ? Decision.accepted(known)
                : Decision.accepted(known.ofStay(into), Happened.STAY_MERGED);
    }

    /** Everything that time alone changes by now. */
    public static Decision overdue(PackageOfCare known, Market market) {
        return switch (known.state()) {
            case Paused paused -> Visiting.lapse(known, market.now());
            case State.HandbackNotice notice
            when !notice.lastVisit().isAfter(market.now()) -> Visiting.endNotice(known, market.now());
            default -> Brokerage.goOn(known, market);
        };
    }
}
