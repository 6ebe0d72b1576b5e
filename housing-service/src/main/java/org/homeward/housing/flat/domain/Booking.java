package org.homeward.housing.flat.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A flat kept for somebody for some nights. It changes by {@link Decision} only.
 *
 * @param nights as agreed, with every extension
 * @param needs what the flat was chosen for
 */
public record Booking(
        UUID id,
        String flat,
        String stay,
        Nights nights,
        Set<String> needs,
        State state,
        List<Extension> extensions,
        Instant bookedAt) {

    public Booking {
        needs = Set.copyOf(needs);
        extensions = List.copyOf(extensions);
    }

    /** How it stands. What a state does not have cannot be asked of it. */
    public sealed interface State {

        /** It waits for a yes, and is nobody else's until then. @param answerBy when it is too late */
        record Offered(Instant answerBy) implements State {}

        /** Nobody has come yet. */
        record Booked() implements State {}

        /** Somebody lives there. */
        record Arrived(Instant at) implements State {}

        /** Whoever lived there has gone. */
        record Left(Instant arrivedAt, Instant at) implements State {}

        /** It is no longer needed. @param reason a code */
        record Cancelled(Instant at, String reason) implements State {}

        default String code() {
            return switch (this) {
                case Offered offered -> "offered";
                case Booked booked -> "booked";
                case Arrived arrived -> "arrived";
                case Left left -> "left";
                case Cancelled cancelled -> "cancelled";
            };
        }
    }

    /** @param reason why, a code; null of some from when not all needed one */
    public record Extension(LocalDate until, @Nullable String reason, Instant at) {}

    /** The nights that nobody else can have by what was agreed: those after an early departure are free. */
    public Nights held() {
        return switch (state) {
            case State.Offered offered -> nights;
            case State.Booked booked -> nights;
            case State.Arrived arrived -> nights;
            case State.Left left -> nights.before(new Moment(left.at()).day());
            case State.Cancelled cancelled -> nights.before(nights.from());
        };
    }

    /** The nights that nobody else can have as things are: who should be gone and is not is there tonight too. */
    public Nights taken(LocalDate today) {
        return isOverstayed(today) ? nights.withUntil(today.plusDays(1)) : held();
    }

    public boolean isOpen() {
        return state instanceof State.Booked || state instanceof State.Arrived;
    }

    /** Whether somebody should be gone and is not: on the day of departure they may still leave as agreed. */
    public boolean isOverstayed(LocalDate today) {
        return state instanceof State.Arrived && today.isAfter(nights.until());
    }

    /** Whether nobody has come on the day agreed. */
    public boolean isNotArrived(LocalDate today) {
        return state instanceof State.Booked && today.isAfter(nights.from());
    }

    Booking in(State next) {
        return new Booking(id, flat, stay, nights, needs, next, extensions, bookedAt);
    }

    Booking extended(Extension extension) {
        List<Extension> all = new ArrayList<>(extensions);
        all.add(extension);
        return new Booking(id, flat, stay, nights.withUntil(extension.until()), needs, state, all, bookedAt);
    }
}
