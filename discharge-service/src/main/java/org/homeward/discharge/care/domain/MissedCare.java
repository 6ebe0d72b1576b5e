package org.homeward.discharge.care.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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

    private static final Comparator<PackageOfCare> NEWEST_FIRST = Comparator.comparing(PackageOfCare::requestedAt)
            .thenComparing(PackageOfCare::id)
            .reversed();

    /** Where somebody is who misses care. */
    public sealed interface Where {

        /** In hospital still, or again. */
        record Hospital(StayStanding stay) implements Where {}

        /**
         * Gone home from the stay for which it was sought, or after visits there.
         *
         * @param leftAt when they left hospital, the last time; null where it is not told
         */
        record Home(@Nullable Instant leftAt) implements Where {}

        /** Where it does not matter: a pause was too long, in hospital and after it. */
        record Anywhere() implements Where {}
    }

    /**
     * Of each service one at the most: the one that was asked for last.
     *
     * @param all packages of the person, closed ones too
     */
    public static List<MissedCare> of(Collection<PackageOfCare> all, Whereabouts person) {
        List<MissedCare> found = new ArrayList<>();
        if (person.hasDied() || hasDiedAtHome(all, person)) {
            return found;
        }
        for (PackageOfCare known : all.stream().sorted(NEWEST_FIRST).toList()) {
            MissedCare missed = isOfOneOf(found, known) ? null : missed(known, all, person);
            if (missed != null) {
                found.add(missed);
            }
        }
        return found;
    }

    private static boolean isOfOneOf(List<MissedCare> found, PackageOfCare known) {
        return found.stream()
                .anyMatch(missed ->
                        missed.known().need().service() == known.need().service());
    }

    /** Whether somebody has said so, and nothing has been heard of the person since. */
    private static boolean hasDiedAtHome(Collection<PackageOfCare> all, Whereabouts person) {
        return all.stream()
                .filter(known -> StayStanding.DIED_AT_HOME.equals(known.state().endReason()))
                .map(known -> Objects.requireNonNull(known.state().closedAt()))
                .anyMatch(at ->
                        all.stream().noneMatch(other -> other.requestedAt().isAfter(at))
                                && person.stays().stream().noneMatch(stay -> hasBegunAfter(stay, at)));
    }

    /** Where no admission is told, it was at the latest when the person left. */
    private static boolean hasBegunAfter(StayStanding stay, Instant at) {
        boolean wasAdmitted = stay.isInHospital() || stay.presence() == Presence.GONE;
        Instant begun = stay.admittedAt() == null ? stay.leftAt() : stay.admittedAt();
        return wasAdmitted && (begun == null || begun.isAfter(at));
    }

    private static @Nullable MissedCare missed(PackageOfCare known, Collection<PackageOfCare> all, Whereabouts person) {
        Instant since = endedAt(known);
        if (since == null || all.stream().anyMatch(other -> isInsteadOf(known, since, other, person))) {
            return null;
        }
        Where where = where(known, person);
        return where == null || !(where instanceof Where.Anywhere) && hasComeForSomethingElse(known, since, person)
                ? null
                : new MissedCare(known, since, where);
    }

    private static @Nullable Instant endedAt(PackageOfCare known) {
        Withdrawn ruledOut = known.state().ruledOut();
        return known.state() instanceof Lapsed lapsed ? lapsed.at() : ruledOut == null ? null : ruledOut.at();
    }

    /** One that goes on, that somebody has ended since, or that was asked for since, whatever has become of it. */
    private static boolean isInsteadOf(PackageOfCare known, Instant since, PackageOfCare other, Whereabouts person) {
        if (other.id().equals(known.id())
                || other.need().service() != known.need().service()) {
            return false;
        }
        Instant closedAt = other.state().closedAt();
        if (closedAt == null) {
            return true;
        }
        return endedAt(other) == null
                ? closedAt.isAfter(since)
                : other.requestedAt().isAfter(since) && where(other, person) != null;
    }

    /** Null where nobody is who would miss it: the person never came to hospital. */
    private static @Nullable Where where(PackageOfCare known, Whereabouts person) {
        if (known.state() instanceof Lapsed) {
            return new Where.Anywhere();
        }
        StayStanding own = person.of(known.stay());
        boolean wasCancelled = own == null || own.presence() == Presence.VOID;
        List<StayStanding> lying = wasCancelled
                ? person.stays().stream().filter(StayStanding::isInHospital).toList()
                : Loop.interrupting(known, person);
        if (!lying.isEmpty()) {
            return new Where.Hospital(lying.stream().max(byAdmission(known)).orElseThrow());
        }
        boolean hasLeft = own == null || wasCancelled
                ? person.stays().stream().anyMatch(stay -> hasLeftAfter(stay, known.requestedAt()))
                : own.presence() == Presence.GONE;
        return hasLeft || known.hasStarted() ? new Where.Home(lastLeft(person)) : null;
    }

    private static boolean hasLeftAfter(StayStanding stay, Instant at) {
        return stay.presence() == Presence.GONE
                && stay.leftAt() != null
                && stay.leftAt().isAfter(at);
    }

    private static @Nullable Instant lastLeft(Whereabouts person) {
        return person.stays().stream()
                .filter(stay -> stay.presence() == Presence.GONE && stay.admittedAt() != null)
                .flatMap(stay -> Stream.ofNullable(stay.leftAt() == null ? stay.admittedAt() : stay.leftAt()))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** A month after the care ended or, later, after the person left the stay for which it was sought. */
    private static boolean hasComeForSomethingElse(PackageOfCare known, Instant since, Whereabouts person) {
        StayStanding own = person.of(known.stay());
        if (own != null && own.isInHospital()) {
            return false;
        }
        Instant left = own == null || own.leftAt() == null || own.leftAt().isBefore(since) ? since : own.leftAt();
        return person.stays().stream()
                .filter(stay -> !stay.stay().equals(known.stay()) && stay.admittedAt() != null)
                .anyMatch(stay -> hasBegunAfter(stay, left.plus(SAME_NEED)));
    }

    /** The package's own stay is the first to be asked, then the newest. */
    private static Comparator<StayStanding> byAdmission(PackageOfCare known) {
        return Comparator.<StayStanding, Boolean>comparing(stay -> stay.stay().equals(known.stay()))
                .thenComparing(StayStanding::admittedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(StayStanding::stay);
    }
}
