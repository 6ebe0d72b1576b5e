package org.homeward.housing.scheme.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.homeward.housing.flat.domain.Booking;
import org.homeward.housing.flat.domain.Booking.State;
import org.homeward.housing.flat.domain.Moment;
import org.homeward.housing.flat.domain.Nights;
import org.homeward.housing.scheme.domain.Cost.WeeklyRate;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed for a flat in the course of time: what holds now says nothing of the past.
 *
 * @param all in the order of their time, at least one; the first holds for the time before it, too
 */
public record FlatTerms(String flat, List<Terms> all) {

    private static final BigDecimal WEEK = BigDecimal.valueOf(7);

    /** @param since when this was said @param weeklyRate in pounds; null where it is not known */
    public record Terms(
            Instant since,
            @Nullable BigDecimal weeklyRate,
            @Nullable String scheme) {}

    public FlatTerms {
        all = List.copyOf(all);
    }

    /** To which scheme the flat belonged; null to none. */
    public @Nullable String schemeAt(Instant at) {
        Terms holding = all.getFirst();
        for (Terms one : all) {
            holding = one.since().isAfter(at) ? holding : one;
        }
        return holding.scheme();
    }

    /** Each night at the rate of its day; where that was not known then, at the next that became known. */
    public Cost of(Nights nights) {
        BigDecimal sevenfold = BigDecimal.ZERO;
        Set<WeeklyRate> rates = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            long some = within(nights, i);
            if (some == 0) {
                continue;
            }
            WeeklyRate rate = rate(i);
            if (rate == null) {
                return Cost.ofUnknownFlat(flat);
            }
            rates.add(rate);
            sevenfold = sevenfold.add(rate.pounds().multiply(BigDecimal.valueOf(some)));
        }
        return Cost.ofNights(sevenfold.divide(WEEK, 2, RoundingMode.HALF_UP), rates);
    }

    /**
     * The nights that a booking costs: as agreed, fewer after an early departure, and more while, or until, somebody who
     * should be gone is there.
     */
    public static Nights costing(Booking booking, LocalDate today) {
        if (booking.state() instanceof State.Left left) {
            LocalDate from = booking.nights().from();
            LocalDate gone = new Moment(left.at()).day();
            return new Nights(from, gone.isBefore(from) ? from : gone);
        }
        return booking.taken(today);
    }

    private long within(Nights nights, int index) {
        LocalDate from = index == 0 ? nights.from() : later(nights.from(), day(index));
        LocalDate until = index + 1 == all.size() ? nights.until() : earlier(nights.until(), day(index + 1));
        return Math.max(0, ChronoUnit.DAYS.between(from, until));
    }

    private @Nullable WeeklyRate rate(int index) {
        for (int i = index; i < all.size(); i++) {
            BigDecimal pounds = all.get(i).weeklyRate();
            if (pounds != null) {
                return new WeeklyRate(flat, pounds, day(i));
            }
        }
        return null;
    }

    private LocalDate day(int index) {
        return new Moment(all.get(index).since()).day();
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
