package org.homeward.discharge.care.domain;

import java.util.List;
import java.util.OptionalInt;

/**
 * On which pathway somebody leaves hospital for whom a package starts again (hospital discharge guidance, Annex B):
 * pathway 0 where it was only paused and goes on at the same level, pathway 1 where it had lapsed or is more than before.
 */
public final class RestartPathway {

    private RestartPathway() {}

    /** Empty for a package that is not to be restarted. */
    public static OptionalInt of(PackageOfCare known) {
        return switch (known.state()) {
            case State.Paused paused -> OptionalInt.of(isMoreSince(known, paused) ? 1 : 0);
            case State.Lapsed lapsed -> OptionalInt.of(1);
            case State.Sourcing sourcing when known.hasStarted() -> OptionalInt.of(1);
            default -> OptionalInt.empty();
        };
    }

    /** Whether more was promised in the pause than visits took when it began. */
    private static boolean isMoreSince(PackageOfCare known, State.Paused paused) {
        List<Commitment> own = known.commitments().stream()
                .filter(one -> one.provider().equals(paused.provider()))
                .toList();
        int before = own.stream()
                .filter(one -> !one.acceptedAt().isAfter(paused.pausedAt()))
                .reduce((first, second) -> second)
                .map(Commitment::staffMinutesPerWeek)
                .orElse(0);
        return own.getLast().staffMinutesPerWeek() > before;
    }
}
