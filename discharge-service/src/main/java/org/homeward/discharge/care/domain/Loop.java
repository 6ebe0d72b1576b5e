package org.homeward.discharge.care.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.homeward.discharge.care.domain.Brokerage.Market;
import org.homeward.discharge.care.domain.State.Accepted;
import org.homeward.discharge.care.domain.State.Paused;
import org.homeward.discharge.care.domain.State.Started;
import org.jspecify.annotations.Nullable;

/**
 * The loop between readiness and care: what is no longer needed is withdrawn at once, a stay in hospital pauses, and a
 * discharge asks the same provider again. Nothing here ever brings a withdrawn package back or starts a visit.
 */
public final class Loop {

    private Loop() {}

    /**
     * What has become of a person, for one of their packages. Death ends it, whichever stay tells; what its own stay rules
     * out from now on is withdrawn, so not what was sought after a discharge for somebody at home; a new stay in hospital pauses it, and the end of the last one asks the provider to start again.
     */
    public static Decision settle(PackageOfCare known, Whereabouts person, Market market) {
        if (known.state().isClosed()) {
            return Decision.accepted(known);
        }
        if (person.hasDied()) {
            return Visiting.end(known, "died", null, market.now());
        }
        StayStanding own = person.of(known.stay());
        Decision followed = own != null && person.changed().contains(own.stay())
                ? follow(known, own, market.now())
                : Decision.accepted(known);
        for (StayStanding stay : person.admissions()) {
            followed = changes(followed) ? followed : admitted(known, stay, market);
        }
        boolean hasLeft = person.wasInHospital() && interrupting(known, person).isEmpty();
        return changes(followed) || !hasLeft ? followed : discharged(known, market.now());
    }

    private static boolean changes(Decision decision) {
        return decision instanceof Decision.Accepted accepted
                && !accepted.events().isEmpty();
    }

    /**
     * What a stay means for a package that was asked for because of it. Death ends every package. A discharge leaves
     * the promise of a provider standing, it is what the person goes home to; a search in vain ends with it, unless it is
     * for somebody who has had visits at home before. Beside a notice only the search is over, visits go on to the last.
     */
    public static Decision follow(PackageOfCare known, StayStanding stay, Instant now) {
        String obstacle = stay.obstacle();
        if (obstacle == null || known.state().isClosed()) {
            return Decision.accepted(known);
        }
        boolean isCalledOff = known.state().notice() != null
                && stay.presence() != StayStanding.Presence.DIED
                && stay.presence() != StayStanding.Presence.GONE;
        if (isCalledOff) {
            return Notices.callOff(known, obstacle, now);
        }
        boolean over = switch (stay.presence()) {
            case DIED -> true;
            case GONE -> !known.hasStarted() && !(known.state() instanceof Accepted);
            default -> !known.isRunning();
        };
        return over ? Visiting.end(known, obstacle, null, now) : Decision.accepted(known);
    }

    /** The provider gives the package up; nobody is sought after it while the stay rules that out. */
    public static Decision handBack(PackageOfCare known, Instant lastVisit, Whereabouts person, Market market) {
        Decision given = Visiting.handBack(known, lastVisit, market);
        StayStanding own = person.of(known.stay());
        if (own != null
                && given instanceof Decision.Accepted(PackageOfCare after, List<Happened> events)
                && after.state().notice() != null
                && follow(after, own, market.now()) instanceof Decision.Accepted followed
                && changes(followed)) {
            return Decision.accepted(
                    followed.after(), events.getFirst(), followed.events().getLast());
        }
        return given;
    }

    /**
     * A provider has made its first visit, not while the person lies in hospital. One from before the person came there
     * again is followed at once by the pause, from the admission on, that it would have made of the visits.
     */
    public static Decision start(PackageOfCare known, Moment said, Whereabouts person, Market market) {
        List<StayStanding> interrupting = interrupting(known, person);
        if (!(known.sourcing() instanceof Accepted accepted) || interrupting.isEmpty()) {
            return Visiting.start(known, said, market.now());
        }
        boolean wasAtHome = interrupting.stream().allMatch(stay -> hasComeBack(stay, accepted.acceptedAt(), said));
        if (!wasAtHome) {
            return Decision.rejected(Refusal.PERSON_IN_HOSPITAL);
        }
        return switch (Visiting.start(known, said, market.now())) {
            case Decision.Accepted started ->
                Visiting.after(
                        Happened.STARTED,
                        Visiting.pause(started.after(), market.at(cameBack(interrupting, market.now()))));
            case Decision.Rejected refused -> refused;
        };
    }

    /** When the first of these admissions was, by a clock that may be ahead of ours. */
    private static Instant cameBack(List<StayStanding> stays, Instant now) {
        return Stream.concat(
                        Stream.of(now),
                        stays.stream().map(StayStanding::admittedAt).filter(Objects::nonNull))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Whether the admission came after the promise, and after the visit. */
    private static boolean hasComeBack(StayStanding stay, Instant acceptedAt, Moment visit) {
        Instant admittedAt = stay.admittedAt();
        return admittedAt != null && admittedAt.isAfter(acceptedAt) && visit.isBefore(admittedAt);
    }

    /** The stays in which the person lies now, of those that keep visits from being made. */
    static List<StayStanding> interrupting(PackageOfCare known, Whereabouts person) {
        return person.stays().stream()
                .filter(stay -> stay.isInHospital() && interrupts(stay, known))
                .toList();
    }

    /**
     * Starts a package again: visits where it was paused, not while the person lies in hospital; the search for a provider
     * where it has lapsed, for the stay in which the person is now, unless that stay rules it out.
     */
    public static Decision restart(PackageOfCare known, Whereabouts person, Market market) {
        if (person.hasDied()) {
            return Decision.rejected(Refusal.PERSON_HAS_DIED);
        }
        boolean goesOn = known.state() instanceof Paused paused && paused.over().isAfter(market.now());
        if (goesOn && !interrupting(known, person).isEmpty()) {
            return Decision.rejected(Refusal.PERSON_IN_HOSPITAL);
        }
        boolean isSoughtAnew = known.state() instanceof State.Lapsed || known.state() instanceof Paused && !goesOn;
        return isSoughtAnew ? seekAnew(known, person, market) : Visiting.restart(known, market);
    }

    private static Decision seekAnew(PackageOfCare known, Whereabouts person, Market market) {
        String stay = person.stayNow(known.stay());
        Refusal refusal = refusal(person.obstacle(stay));
        return refusal == null ? Visiting.restart(known.ofStay(stay), market) : Decision.rejected(refusal);
    }

    /** Somebody who has had visits at home may need them again there: a discharge rules nothing out, as in {@link #follow}. */
    private static @Nullable Refusal refusal(@Nullable String obstacle) {
        return switch (obstacle) {
            case "criteria-met-again" -> Refusal.CRITERIA_MET_AGAIN;
            case "admission-cancelled" -> Refusal.ADMISSION_CANCELLED;
            case "died" -> Refusal.PERSON_HAS_DIED;
            case null, default -> null;
        };
    }

    /**
     * The person is an inpatient, by a stay that began after the visits did or whose discharge was cancelled: visits are
     * interrupted, and nobody is to restart them any more. A promise for another stay is kept and somebody is to decide.
     */
    public static Decision admitted(PackageOfCare known, StayStanding stay, Market market) {
        if (!interrupts(stay, known)) {
            return Decision.accepted(known);
        }
        return switch (known.state()) {
            case Started started -> Visiting.pause(known, market);
            case State.HandbackNotice notice -> Visiting.pause(known, market);
            case Paused paused
            when paused.restartAskedAt() != null ->
                Decision.accepted(known.in(paused.restartAsked(null)), Happened.PAUSED);
            case Accepted promised
            when promised.heldSince() == null && !stay.stay().equals(known.stay()) ->
                Decision.accepted(known.in(promised.held(market.now())), Happened.START_HELD);
            default -> Decision.accepted(known);
        };
    }

    /**
     * Whether a stay is none from before the visits began, or from before they were asked for where none was made: what a
     * hospital has left open under an old number keeps nobody from care.
     */
    private static boolean interrupts(StayStanding stay, PackageOfCare known) {
        Instant startedAt = known.state().visitsSince();
        return stay.stay().equals(known.stay())
                || stay.admittedAt() == null
                || !stay.admittedAt().isBefore(startedAt == null ? known.requestedAt() : startedAt);
    }

    /**
     * The person has left hospital: the same provider is asked to start again, unless the limit has passed; what was
     * promised before may begin.
     */
    public static Decision discharged(PackageOfCare known, Instant now) {
        if (known.state() instanceof Accepted promised && promised.heldSince() != null) {
            return Decision.accepted(known.in(promised.held(null)), Happened.START_FREED);
        }
        if (!(known.state() instanceof Paused paused)) {
            return Decision.accepted(known);
        }
        return paused.over().isAfter(now)
                ? Decision.accepted(known.in(paused.restartAsked(now)), Happened.RESTART_ASKED)
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
            case Paused paused when !paused.over().isAfter(market.now()) -> Visiting.lapse(known, market.now());
            case State.HandbackNotice(String provider, Instant startedAt, State.Notice notice)
            when !notice.lastVisit().isAfter(market.now()) -> Notices.end(known, market.now());
            default -> Brokerage.goOn(known, market);
        };
    }
}
