package org.homeward.housing.flat.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits for a flat. Who needs one earlier is in front, then who has asked earlier.
 *
 * @param since when it was asked
 * @param inVain flats that were offered already
 */
public record Waiting(UUID id, String stay, Wanted wanted, Instant since, OfferedInVain inVain, State state) {

    /** The line: the one in front comes first. */
    public static final Comparator<Waiting> ORDER = Comparator.comparing(
                    (Waiting one) -> one.wanted().from())
            .thenComparing(Waiting::since)
            .thenComparing(Waiting::id);

    /** @param area where the flat must lie; null for anywhere */
    public record Wanted(Set<String> needs, @Nullable String area, LocalDate from, int nights) {

        public Wanted {
            needs = Set.copyOf(needs);
        }

        /** From the first day on that is left. */
        public Nights nights(LocalDate today) {
            return Nights.of(from.isBefore(today) ? today : from, nights);
        }
    }

    /** How it stands. */
    public sealed interface State {
        record Waits() implements State {}

        /** @param booking that waits for a yes */
        record Offered(UUID booking) implements State {}

        record Housed(UUID booking) implements State {}

        /** @param reason a code */
        record Gone(String reason) implements State {}

        default String code() {
            return switch (this) {
                case Waits waits -> "waiting";
                case Offered offered -> "offered";
                case Housed housed -> "housed";
                case Gone gone -> "gone";
            };
        }
    }

    /** What is offered of a flat; null where it does not suit. */
    public Diary.@Nullable Wish wish(Flat flat, Moment now) {
        boolean suits = state instanceof State.Waits
                && inVain.allows(flat.id(), now.at())
                && (wanted.area() == null || flat.isIn(wanted.area()));
        return suits ? new Diary.Wish(UUID.randomUUID(), stay, wanted.nights(now.day()), wanted.needs()) : null;
    }

    /** Whether it stands in line, or has an offer. */
    public boolean isLive() {
        return state instanceof State.Waits || state instanceof State.Offered;
    }

    /** The same for the stay that this one was merged into. */
    public Waiting of(String into) {
        return new Waiting(id, into, wanted, since, inVain, state);
    }

    public Waiting in(State next) {
        return new Waiting(id, stay, wanted, since, inVain, next);
    }

    /** In line again, but not for this flat. */
    public Waiting declining(String flat) {
        return new Waiting(id, stay, wanted, since, inVain.declining(flat), new State.Waits());
    }

    /** In line again; others come first for this flat until then. */
    public Waiting notAnswering(String flat, Instant again) {
        return new Waiting(id, stay, wanted, since, inVain.notAnswering(flat, again), new State.Waits());
    }

    /** Why it comes after one in front of it. */
    public String behind(Waiting front) {
        return wanted.from().isAfter(front.wanted().from()) ? "needed-later" : "asked-later";
    }
}
