package org.homeward.discharge.returns.domain;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number of the situation report, by the spells that it counts.
 *
 * @param code ours, for addresses
 * @param name label in the publication
 * @param group heading in the publication
 * @param national whether the publication has it; the others are kept for wards
 * @param needs what must have been told of a day for the number to be submitted
 * @param worth what a unit of the amounts is worth in pounds, 1 where it is a count; null while nobody has set it
 * @param measure which spells of a day it counts
 */
public record Metric(
        String code,
        String name,
        Type type,
        String group,
        boolean national,
        Needs needs,
        @Nullable BigDecimal worth,
        Measure measure) {

    /** When a number is taken, and over which time. */
    public enum Type {
        DAILY("Daily metric"),
        /** Published for Mondays; here it can be asked of every day. */
        WEEKLY_SNAPSHOT("Weekly snapshot metric"),
        /** The mean of the days from the first of the month on. */
        MONTH_AVERAGE("Daily metric"),
        /** The sum from the first of the month on. */
        MONTH_TOTAL("Daily metric");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /** As the publication writes it. */
        public String text() {
            return text;
        }

        /** Whether the number is of one day. */
        boolean isOfADay() {
            return this == DAILY || this == WEEKLY_SNAPSHOT;
        }
    }

    /** What a day must have told. */
    public enum Needs {
        ANYTHING,
        REVIEWS;

        boolean isMetBy(HospitalDay day) {
            return this == ANYTHING ? day.heard() : day.reviewed();
        }
    }

    /** The rule of a number: the spells that it counts on a day, and by how much. */
    @FunctionalInterface
    public interface Measure {
        List<Share> of(HospitalDay day);
    }
}
