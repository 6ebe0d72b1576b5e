package org.homeward.housing.referral.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * Limits of what things may cost and how long they may take, each from the day on which it came into force.
 *
 * @param version of the whole list
 */
public record Rules(String version, List<Limit> limits) {

    /** What a minor adaptation costs at most, in pounds. */
    public static final String MINOR_ADAPTATION = "minor-adaptation-pounds";

    /** What a mandatory Disabled Facilities Grant is at most, in pounds. */
    public static final String MANDATORY_GRANT = "mandatory-grant-pounds";

    /** How long an authority may take to decide on a grant. */
    public static final String GRANT_DECISION = "grant-decision-months";

    /** How long the work may take from the approval of a grant. */
    public static final String GRANT_WORKS = "grant-works-months";

    /** One limit. @param value in the unit that its code ends with */
    public record Limit(String code, LocalDate from, BigDecimal value) {}

    public Rules {
        limits = List.copyOf(limits);
    }

    /**
     * The limit in force on a day; the first one for a day before there was any.
     *
     * @throws IllegalStateException where there is no such limit at all
     */
    public BigDecimal on(LocalDate day, String code) {
        List<Limit> known = limits.stream()
                .filter(limit -> limit.code().equals(code))
                .sorted(Comparator.comparing(Limit::from))
                .toList();
        if (known.isEmpty()) {
            throw new IllegalStateException("no such limit");
        }
        return known.stream()
                .filter(limit -> !limit.from().isAfter(day))
                .reduce((earlier, later) -> later)
                .orElse(known.getFirst())
                .value();
    }
}
