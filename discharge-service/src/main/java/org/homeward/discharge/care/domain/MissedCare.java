package org.homeward.discharge.care.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.homeward.discharge.care.domain.State.Ended;
import org.homeward.discharge.care.domain.State.Lapsed;
import org.homeward.discharge.care.domain.State.Withdrawn;
import org.homeward.discharge.care.domain.StayStanding.Presence;
import org.jspecify.annotations.Nullable;

/**
 * Care that has ended though nobody decided so: a stay ruled it out, or a pause was too long; and whoever it was for lives,
 * and nobody gives them that service, or has been asked for it since. It follows from all stays and packages of the person.
 *
 * @param since when it ended
 */
public record MissedCare(PackageOfCare known, Instant since, Where where) {

    /** Another admission counts as of the same need for so long (NHS Outcomes Framework: emergency readmission within 30 days). */
    private static final Duration SAME_NEED = Duration.ofDays(30);

    /** Where somebody is who misses care. */
    public sealed interface Where {

        /** In hospital still, or again. */
        record Hospital(StayStanding stay) implements Where {}

        /** Gone home from the stay for which it was sought, or after visits there. @param since when they came home without it */
        record Home(Instant since) implements Where {}

        /** Where it does not matter: a pause was too long, in hospital and after it. */
        record Anywhere() implements Where {}
    }

    /** Whether the person may be ready to leave hospital again: no review says otherwise. */
    public boolean hasReturned() {
        return where instanceof Where.Hospital(StayStanding stay) && !stay.meetsCriteriaAgain();
    }

    /** @param all packages of the person, closed ones too */
    public static List<MissedCare> of(Collection<PackageOfCare> all, Whereabouts person) {
        return person.hasDied() || hasDiedAtHome(all, person)
                ? List.of()
                : all.stream()
                        .map(known -> missed(known, all, person))
                        .filter(Objects::nonNull)
                        .toList();
    }

    /** Whether somebody has said so, and nothing has been heard of the person since. */
    private static boolean hasDiedAtHome(Collection<PackageOfCare> all, Whereabouts person) {
        return person.stays().stream().noneMatch(StayStanding::isInHospital)
                && all.stream()
                        .anyMatch(known -> known.state() instanceof Ended ended
                                && ended.reason().equals(Ended.DIED_AT_HOME)
                                && all.stream()
                                        .noneMatch(other -> other.requestedAt().isAfter(ended.at())));
    }

    private static @Nullable MissedCare missed(PackageOfCare known, Collection<PackageOfCare> all, Whereabouts person) {
        Instant since = endedAt(known);
        if (since == null || all.stream().anyMatch(other -> isInsteadOf(known, since, other, person))) {
            return null;
        }
        Where where = where(known, since, person);
        return where == null ? null : new MissedCare(known, since, where);
    }

    private static @Nullable Instant endedAt(PackageOfCare known) {
        Withdrawn ruledOut = known.state().ruledOut();
        return known.state() instanceof Lapsed lapsed ? lapsed.at() : ruledOut == null ? null : ruledOut.at();
    }

    /** One that goes on, or was asked for since, unless a stay has ended that as well and it is not missed for itself. */
    private static boolean isInsteadOf(PackageOfCare known, Instant since, PackageOfCare other, Whereabouts person) {
        if (other.id().equals(known.id())
                || other.need().service() != known.need().service()) {
            return false;
        }
        Instant endedToo = endedAt(other);
        boolean isAskedSince =
                other.requestedAt().isAfter(since) && (endedToo == null || where(other, endedToo, person) != null);
        return isAskedSince || !other.state().isClosed();
    }

    /** Null where nobody misses it: the person never came to hospital, or is there for something else. */
    private static @Nullable Where where(PackageOfCare known, Instant since, Whereabouts person) {
        if (known.state() instanceof Lapsed) {
            return new Where.Anywhere();
        }
        List<StayStanding> interrupting = Loop.interrupting(known, person);
        if (!interrupting.isEmpty()) {
            return interrupting.stream()
                    .filter(stay -> isOfTheSameNeed(stay, known, since))
                    .max(byAdmission(known))
                    .map(Where.Hospital::new)
                    .orElse(null);
        }
        StayStanding own = person.of(known.stay());
        boolean hasLeft = own != null && own.presence() == Presence.GONE;
        return hasLeft || known.hasStarted() ? new Where.Home(leftAt(known, since, person)) : null;
    }

    private static Instant leftAt(PackageOfCare known, Instant since, Whereabouts person) {
        return person.stays().stream()
                .filter(stay -> stay.presence() == Presence.GONE && isOfTheSameNeed(stay, known, since))
                .flatMap(stay -> Stream.ofNullable(stay.leftAt()))
                .filter(since::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(since);
    }

    private static boolean isOfTheSameNeed(StayStanding stay, PackageOfCare known, Instant since) {
        return stay.stay().equals(known.stay())
                || stay.admittedAt() == null
                || stay.admittedAt().isBefore(since.plus(SAME_NEED));
    }

    /** The package's own stay is the first to be asked, then the newest. */
    private static Comparator<StayStanding> byAdmission(PackageOfCare known) {
        return Comparator.<StayStanding, Boolean>comparing(stay -> stay.stay().equals(known.stay()))
                .thenComparing(StayStanding::admittedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(StayStanding::stay);
    }
}
