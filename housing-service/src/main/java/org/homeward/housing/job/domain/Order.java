package org.homeward.housing.job.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.homeward.housing.referral.domain.Coded;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done in or for a home, and by whom.
 *
 * @param supplier code of the organisation that does it
 * @param due a day in Europe/London; null for the day on which the person is expected to leave
 * @param cost in pounds, as agreed or as it came to be; null while it is not known
 * @param agreed what was agreed when it was ordered, in pounds; null where nothing was
 */
public record Order(
        Kind kind,
        String supplier,
        @Nullable LocalDate due,
        @Nullable BigDecimal cost,
        @Nullable BigDecimal agreed) {

    /** As it is ordered. @param agreed cost in pounds; null where nothing was agreed */
    public static Order of(Kind kind, String supplier, @Nullable LocalDate due, @Nullable BigDecimal agreed) {
        return new Order(kind, supplier, due, agreed, agreed);
    }

    /** What kind of work it is. */
    public enum Kind implements Coded {
        ADAPTATION,
        REPAIR,
        CLEAN,
        CLEAR,
        KEYS,
        HEATING,
        DAMP,
        EQUIPMENT,
        TELECARE,
        REMOVAL,
        OTHER
    }

    /** The same at another cost; null leaves it as it was agreed. */
    Order at(@Nullable BigDecimal actual) {
        return actual == null ? this : new Order(kind, supplier, due, actual, agreed);
    }
}
