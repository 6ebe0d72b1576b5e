package org.homeward.housing.flat.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.homeward.housing.flat.domain.Booking.State;
import org.homeward.housing.flat.domain.Decision.Accepted;
import org.homeward.housing.flat.domain.Decision.Happened;
import org.homeward.housing.flat.domain.Decision.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * A flat and who has it when: two bookings never have the same night.
 *
 * @param bookings at least those that are open, and those whose nights are asked about
 */
public record Diary(Flat flat, List<Booking> bookings) {

    public Diary {
        bookings = List.copyOf(bookings);
    }

    /** Nights of the longest booking, with every extension, of a flat that does not itself allow more. */
    public static final int LONGEST = 365;

    /** What is asked for. @param id of the booking that it becomes */
    public record Wish(UUID id, String stay, Nights nights, Set<String> needs) {}

    public Decision book(Wish wish, Moment now) {
        Nights nights = wish.nights();
        if (!nights.until().isAfter(now.day())) {
            return new Rejected(new Refusal.Over());
        }
        Set<String> missing = flat.lacking(wish.needs());
        if (!missing.isEmpty()) {
            return new Rejected(new Refusal.Lacking(missing));
        }
        if (nights.count() > flat.terms().maxNights()) {
            return new Rejected(new Refusal.TooLong(flat.terms().maxNights()));
        }
        Refusal obstacle = obstacle(nights, null, now.day());
        return obstacle == null ? new Accepted(booking(wish, now.at()), Happened.MADE) : new Rejected(obstacle);
    }

    /** Keeps the nights for somebody who is asked whether they want them. */
    public Decision offer(Wish wish, Instant answerBy, Moment now) {
        return book(wish, now) instanceof Accepted(Booking booking, Happened made)
                ? new Accepted(booking.in(new State.Offered(answerBy)), Happened.OFFERED)
                : book(wish, now);
    }

    public Decision accept(Booking known, Moment now) {
        if (!(known.state() instanceof State.Offered(Instant answerBy))) {
            return notInThisState(known);
        }
        return answerBy.isAfter(now.at())
                ? new Accepted(known.in(new State.Booked()), Happened.ACCEPTED)
                : new Rejected(new Refusal.TooLate());
    }

    public Decision decline(Booking known, String reason, Moment now) {
        return known.state() instanceof State.Offered
                ? new Accepted(known.in(new State.Cancelled(now.at(), reason)), Happened.DECLINED)
                : notInThisState(known);
    }

    /** Whoever it was made to waits no more. */
    public Decision withdraw(Booking known, Moment now) {
        return known.state() instanceof State.Offered
                ? new Accepted(known.in(new State.Cancelled(now.at(), "no-longer-needed")), Happened.WITHDRAWN)
                : notInThisState(known);
    }

    /** Nobody has answered in time. */
    public Decision expire(Booking known, Moment now) {
        return known.state() instanceof State.Offered(Instant answerBy) && !answerBy.isAfter(now.at())
                ? new Accepted(known.in(new State.Cancelled(now.at(), "not-answered")), Happened.EXPIRED)
                : notInThisState(known);
    }

    /** Somebody moves in. @param at when; not ahead */
    public Decision arrive(Booking known, Instant at, Moment now) {
        LocalDate day = new Moment(at).day();
        if (!(known.state() instanceof State.Booked)) {
            return notInThisState(known);
        }
        if (at.isAfter(now.at()) || day.isBefore(known.nights().from())) {
            return wrongTime("nobody can arrive before the booking begins, or in the future");
        }
        if (!day.isBefore(known.nights().until())) {
            return new Rejected(new Refusal.Over());
        }
        return bookings.stream()
                .filter(other -> !other.id().equals(known.id()) && other.state() instanceof State.Arrived)
                .findFirst()
                .<Decision>map(other -> new Rejected(new Refusal.StillOccupied(other)))
                .orElseGet(() -> new Accepted(known.in(new State.Arrived(at)), Happened.ARRIVED));
    }

    /** Beyond the longest stay that the flat allows, up to {@link #LONGEST}. @param reason why, a code */
    public Decision extend(Booking known, LocalDate until, String reason, Moment now) {
        if (!known.isOpen()) {
            return notInThisState(known);
        }
        if (!until.isAfter(known.nights().until()) || !until.isAfter(now.day())) {
            return wrongTime("a booking is extended to a later day than its last, after today");
        }
        Nights longer = known.nights().withUntil(until);
        int most = Math.max(LONGEST, flat.terms().maxNights());
        if (longer.count() > most) {
            return new Rejected(new Refusal.ExtendedTooFar(most));
        }
        Refusal obstacle = obstacle(new Nights(known.nights().until(), until), known.id(), now.day());
        return obstacle == null
                ? new Accepted(known.extended(new Booking.Extension(until, reason, now.at())), Happened.EXTENDED)
                : new Rejected(obstacle);
    }

    /** Whoever lived there goes; the nights from that day on are free. @param at when; not ahead */
    public Decision leave(Booking known, Instant at, Moment now) {
        if (!(known.state() instanceof State.Arrived arrived)) {
            return notInThisState(known);
        }
        return at.isAfter(now.at()) || at.isBefore(arrived.at())
                ? wrongTime("nobody can leave before arriving, or in the future")
                : new Accepted(known.in(new State.Left(arrived.at(), at)), Happened.LEFT);
    }

    public Decision cancel(Booking known, String reason, Moment now) {
        return known.state() instanceof State.Booked
                ? new Accepted(known.in(new State.Cancelled(now.at(), reason)), Happened.CANCELLED)
                : notInThisState(known);
    }

    /** What keeps these nights from being had; null if nothing does. @param except the booking that asks for them */
    @Nullable
    Refusal obstacle(Nights nights, @Nullable UUID except, LocalDate today) {
        if (nights.from().isBefore(flat.availableFrom())) {
            return new Refusal.NotYetAvailable(flat.availableFrom());
        }
        Booking other = bookings.stream()
                .filter(one -> !one.id().equals(except) && one.taken(today).overlaps(nights))
                .min(Comparator.comparing((Booking one) -> one.nights().from()).thenComparing(Booking::id))
                .orElse(null);
        if (other != null) {
            return new Refusal.Taken(other);
        }
        return flat.outages().stream()
                .filter(outage -> outage.overlaps(nights))
                .findFirst()
                .<Refusal>map(Refusal.OutOfService::new)
                .orElse(null);
    }

    private Booking booking(Wish wish, Instant at) {
        return new Booking(
                wish.id(), flat.id(), wish.stay(), wish.nights(), wish.needs(), new State.Booked(), List.of(), at);
    }

    private static Decision notInThisState(Booking known) {
        return new Rejected(new Refusal.NotInThisState(known.state().code()));
    }

    private static Decision wrongTime(String detail) {
        return new Rejected(new Refusal.WrongTime(detail));
    }
}
