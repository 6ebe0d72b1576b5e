package org.homeward.capacity.care.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SortedMap;
import java.util.TreeMap;
import org.homeward.capacity.care.domain.Load;

/** What visits take beside their hours: how much of it is by two carers, and how many there are in each band. */
final class VisitsJson {

    private static final int DAYS_A_WEEK = 7;

    private final SortedMap<String, Long> slots = new TreeMap<>();
    private long minutes;
    private long minutesByTwo;

    private VisitsJson() {}

    static VisitsJson read(JsonNode array) {
        VisitsJson visits = new VisitsJson();
        array.forEach(visits::add);
        return visits;
    }

    private void add(JsonNode visit) {
        long carers = Math.max(1, visit.path("carers").asLong(1));
        JsonNode days = visit.path("days");
        long times = days.isArray() ? days.size() : days.asLong(DAYS_A_WEEK);
        long length = visit.path("minutes").asLong() * carers * times;
        minutes += length;
        minutesByTwo += carers > 1 ? length : 0;
        if (visit.path("band").isTextual()) {
            slots.merge(visit.path("band").textValue(), carers, Long::sum);
        }
    }

    /**
     * The hours by two carers are the share that the visits have.
     *
     * @param amount hundredths of a staff hour a week
     */
    Load load(long amount) {
        long byTwo = minutes == 0
                ? 0
                : BigDecimal.valueOf(amount)
                        .multiply(BigDecimal.valueOf(minutesByTwo))
                        .divide(BigDecimal.valueOf(minutes), RoundingMode.HALF_UP)
                        .longValueExact();
        return new Load(amount, byTwo, slots);
    }
}
