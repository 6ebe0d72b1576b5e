package org.homeward.discharge.care.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.homeward.discharge.care.domain.State.Lapsed;
import org.homeward.discharge.care.domain.State.Withdrawn;
import org.jspecify.annotations.Nullable;

/**
 * Care that has ended though nobody decided so: a stay ruled it out, or a pause was too long; and whoever it was for lives,
 * and nobody gives them that service, or has been asked for it since. It follows from all stays and packages of the person.
 *
 * @param since when it ended
 * @param where the person is
 */
public record MissedCare(PackageOfCare known, Instant since, Where where) {

    /** Where somebody is who misses care. */
    public enum Where {
        /** In hospital still, or again. */
        HOSPITAL,
        /** Gone home, while care was sought or before a death turned out to be a mistake. */
        HOME,
        /** Where it does not matter: a pause was too long, in hospital and after it. */
        ANYWHERE,
        /** Nowhere where it is missed: the admission was cancelled, or criteria were met when the person left. */
        ELSEWHERE
    }

    /** Whether the package has ended so, whatever the person has instead. */
    public static boolean hasEndedSo(PackageOfCare known) {
        return endedAt(known) != null;
    }

    /** @param all packages of the person, closed ones too */
    public static List<MissedCare> of(Collection<PackageOfCare> all, Whereabouts person) {
        return person.hasDied()
                ? List.of()
                : all.stream()
                        .map(known -> missed(known, all, person))
                        .filter(Objects::nonNull)
                        .toList();
    }

    private static @Nullable MissedCare missed(PackageOfCare known, Collection<PackageOfCare> all, Whereabouts person) {
        Instant endedAt = endedAt(known);
        return endedAt == null || all.stream().anyMatch(other -> isInsteadOf(known, endedAt, other))
                ? null
                : new MissedCare(known, endedAt, where(known, person));
    }

    private static @Nullable Instant endedAt(PackageOfCare known) {
        Withdrawn ruledOut = known.state().ruledOut();
        return known.state() instanceof Lapsed lapsed ? lapsed.at() : ruledOut == null ? null : ruledOut.at();
    }

    private static boolean isInsteadOf(PackageOfCare known, Instant endedAt, PackageOfCare other) {
        return !other.id().equals(known.id())
                && other.need().service() == known.need().service()
                && (other.requestedAt().isAfter(endedAt) || !other.state().isClosed());
    }

    private static Where where(PackageOfCare known, Whereabouts person) {
        Withdrawn ruledOut = known.state().ruledOut();
        if (ruledOut == null) {
            return Where.ANYWHERE;
        }
        if (!Loop.interrupting(known, person).isEmpty()) {
            return Where.HOSPITAL;
        }
        return ruledOut.isMissedAtHome() ? Where.HOME : Where.ELSEWHERE;
    }
}
