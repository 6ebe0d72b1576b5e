package org.homeward.housing.scheme.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * What a day in a hospital bed costs, each rate from the day on which it came into force: a new one leaves what was saved
 * before it as it was.
 *
 * @param all in the order of their time, at least one; the first holds for the time before it, too
 */
public record BedDayRates(List<Rate> all) {

    /** @param from a day in Europe/London @param pounds a day @param source where it was published */
    public record Rate(LocalDate from, BigDecimal pounds, String source) {}

    public BedDayRates {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("there is no rate of a bed day");
        }
        all = all.stream().sorted(Comparator.comparing(Rate::from)).toList();
    }

    /** The one in force on a day. */
    public Rate on(LocalDate day) {
        return all.stream()
                .filter(rate -> !rate.from().isAfter(day))
                .reduce((earlier, later) -> later)
                .orElse(all.getFirst());
    }
}
