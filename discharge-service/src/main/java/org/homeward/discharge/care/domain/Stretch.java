package org.homeward.discharge.care.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a package was wanted and nobody had promised it, or in which emergency cover gave it.
 *
 * @param tier the highest that was asked, or that of the cover; null where nobody could be asked
 * @param provider of the cover, null for none
 * @param staffMinutesPerWeek that were wanted, or given
 */
public record Stretch(
        @Nullable Integer tier, @Nullable String provider, Instant from, Instant until, int staffMinutesPerWeek) {

    /** Minutes a week times seconds: an exact sum whatever is added up. Divided by {@link #WEEK} it is minutes. */
    public long minuteSeconds() {
        return staffMinutesPerWeek * Duration.between(from, until).toSeconds();
    }

    /** Seconds of a week; hours are spread evenly over it. */
    public static final long WEEK = Duration.ofDays(7).toSeconds();

    public boolean isEmergency() {
        return provider != null;
    }

    /** What of it lies in this time; empty ones have no length. */
    public Stretch within(Instant begin, Instant end) {
        Instant first = from.isBefore(begin) ? begin : from;
        Instant last = until.isAfter(end) ? end : until;
        return new Stretch(tier, provider, first, last.isBefore(first) ? first : last, staffMinutesPerWeek);
    }

    Stretch since(Instant begin) {
        return new Stretch(tier, provider, begin, until, staffMinutesPerWeek);
    }

    Stretch until(Instant end) {
        return new Stretch(tier, provider, from, end, staffMinutesPerWeek);
    }

    public boolean isEmpty() {
        return !from.isBefore(until);
    }
}
