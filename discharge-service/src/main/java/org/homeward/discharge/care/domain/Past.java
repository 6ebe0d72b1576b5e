package org.homeward.discharge.care.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.homeward.discharge.care.domain.State.Accepted;
import org.homeward.discharge.care.domain.State.Started;
import org.jspecify.annotations.Nullable;

/**
 * A package at another time, from its states as they were recorded. What is decided of a package holds from when that was
 * recorded; only a first visit may be told afterwards, and counts from when it was made.
 */
public final class Past {

    /** A state, and when it was recorded. */
    public record Kept(PackageOfCare known, Instant recordedAt) {}

    private Past() {}

    /**
     * What was true at {@code time}, by what is given here.
     *
     * @param recorded in order, with all offers that were sent by then or later
     * @return null if nobody had asked for it
     */
    public static @Nullable Kept asOf(List<Kept> recorded, Instant time) {
        Kept then = recorded.stream()
                .filter(one -> !one.recordedAt().isAfter(time))
                .reduce((earlier, later) -> later)
                .orElse(null);
        if (then == null) {
            return null;
        }
        PackageOfCare known = then.known().withOffers(offers(then.known().offers(), time));
        return recorded.stream()
                .filter(one -> one.recordedAt().isAfter(time) && isStartOf(one.known(), known, time))
                .findFirst()
                .map(told -> new Kept(started(known, told.known(), time), told.recordedAt()))
                .orElse(new Kept(known, then.recordedAt()));
    }

    private static List<Offer> offers(List<Offer> sent, Instant time) {
        return sent.stream()
                .map(offer -> offer.knownAt(time))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether the visits that had been promised had begun by then, as was told later. */
    private static boolean isStartOf(PackageOfCare later, PackageOfCare then, Instant time) {
        return later.state() instanceof Started(String provider, Instant startedAt)
                && !startedAt.isAfter(time)
                && then.sourcing() instanceof Accepted promised
                && promised.provider().equals(provider)
                && later.round() == then.round();
    }

    private static PackageOfCare started(PackageOfCare then, PackageOfCare later, Instant time) {
        return later.state() instanceof Started(String provider, Instant startedAt)
                        && Visiting.start(then, Moment.at(startedAt), time) instanceof Decision.Accepted start
                ? start.after()
                : then;
    }
}
