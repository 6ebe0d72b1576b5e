package org.homeward.housing.flat.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A flat that has what is needed, and the first day from which it can be had for as long.
 *
 * @param daysLater how much later that is than asked for
 */
public record Match(Flat flat, LocalDate freeFrom, int daysLater, Search search) {

    /** How much later a flat may be free to be told of. */
    public static final int HORIZON = 28;

    /**
     * What is looked for.
     *
     * @param area where it should lie; null for anywhere
     */
    public record Search(
            LocalDate from,
            int nights,
            Set<String> needs,
            @Nullable String area) {

        public Nights asked() {
            return Nights.of(from, nights);
        }
    }

    /** What one flat can be better in than another, the weightiest first. */
    public enum Criterion {
        FREE_LATER(Comparator.comparingInt(Match::daysLater)),
        OUTSIDE_THE_AREA(Comparator.comparing(match -> !match.isInArea())),
        HAS_MORE_THAN_NEEDED(Comparator.comparingInt(match -> match.flat.unneeded(match.search.needs()))),
        COSTS_MORE(Comparator.comparing(
                match -> match.flat.terms().weeklyRate(), Comparator.nullsLast(BigDecimal::compareTo)));

        private final Comparator<Match> order;

        Criterion(Comparator<Match> order) {
            this.order = order;
        }

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** The best first; equal ones by id. */
    public static final Comparator<Match> ORDER = Stream.of(Criterion.values())
            .map(criterion -> criterion.order)
            .reduce(Comparator::thenComparing)
            .orElseThrow()
            .thenComparing(match -> match.flat.id());

    /** Null where the flat does not fit, or is not free for so long within {@link #HORIZON} days. */
    public static @Nullable Match of(Diary diary, Search search, LocalDate today) {
        Flat flat = diary.flat();
        if (!flat.lacking(search.needs()).isEmpty()
                || search.nights() > flat.terms().maxNights()) {
            return null;
        }
        return starts(diary, search, today)
                .filter(day -> diary.obstacle(Nights.of(day, search.nights()), null, today) == null)
                .min(Comparator.naturalOrder())
                .map(day -> new Match(flat, day, (int) ChronoUnit.DAYS.between(search.from(), day), search))
                .orElse(null);
    }

    /** In what it is worse than the first choice; null where only the order of names decides. */
    public @Nullable Criterion worseThan(Match first) {
        return Stream.of(Criterion.values())
                .filter(criterion -> criterion.order.compare(this, first) > 0)
                .findFirst()
                .orElse(null);
    }

    public boolean isInArea() {
        return search.area() == null || flat.isIn(search.area());
    }

    /** A stretch of free nights begins where something else ends. */
    private static Stream<LocalDate> starts(Diary diary, Search search, LocalDate today) {
        Flat flat = diary.flat();
        Stream<LocalDate> ends = Stream.concat(
                diary.bookings().stream().map(one -> one.taken(today).until()),
                flat.outages().stream().map(Outage::until).filter(java.util.Objects::nonNull));
        return Stream.concat(Stream.of(search.from(), flat.availableFrom()), ends)
                .filter(day -> !day.isBefore(search.from())
                        && !day.isAfter(search.from().plusDays(HORIZON)));
    }
}
