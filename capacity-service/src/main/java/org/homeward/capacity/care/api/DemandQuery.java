package org.homeward.capacity.care.api;

import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeward.capacity.api.PastQuery;
import org.homeward.capacity.care.FindDemand.Question;
import org.homeward.capacity.care.domain.Area;
import org.homeward.capacity.care.domain.WhatIf;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Which weeks are asked about: four up to now unless something else is said, and at most 26; and what is supposed of them. */
public class DemandQuery extends PastQuery {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int USUAL = 4;
    private static final int MOST = 26;
    private static final Pattern PERCENT = Pattern.compile("-?\\d{1,4}(\\.\\d{1,3})?");
    private static final BigDecimal LEAST = BigDecimal.valueOf(-100);
    private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(1000);
    private static final Pattern FREE_BY = Pattern.compile("([123]):(-?\\d{1,6}(?:\\.\\d{1,2})?)");
    private static final Instant FOREVER = Instant.parse("9999-01-01T00:00:00Z");

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("weeks")
    @Nullable
    String weeks;

    @QueryParam("area")
    @Nullable
    String area;

    @QueryParam("demandBy")
    @Nullable
    String demandBy;

    @QueryParam("lengthBy")
    @Nullable
    String lengthBy;

    @QueryParam("freeBy")
    @Nullable
    String freeBy;

    /** Null where nothing is supposed. */
    @Nullable
    WhatIf whatIf() {
        return demandBy == null && lengthBy == null && freeBy == null
                ? null
                : new WhatIf(percent("demandBy", demandBy), percent("lengthBy", lengthBy), freeBy());
    }

    /** In thousandths. */
    private static long percent(String field, @Nullable String given) {
        if (given == null) {
            return 0;
        }
        BigDecimal percent = PERCENT.matcher(given).matches() ? new BigDecimal(given) : null;
        if (percent == null || percent.compareTo(LEAST) < 0 || percent.compareTo(MOST_PERCENT) > 0) {
            throw ProblemException.field(field, "must be percent from -100 to 1000, to the thousandth");
        }
        return percent.movePointRight(3).longValueExact();
    }

    private Map<Integer, Long> freeBy() {
        Map<Integer, Long> amounts = new HashMap<>();
        for (String one : freeBy == null ? new String[0] : freeBy.split(",", -1)) {
            Matcher parts = FREE_BY.matcher(one);
            if (!parts.matches() || amounts.containsKey(Integer.valueOf(parts.group(1)))) {
                throw ProblemException.field(
                        "freeBy", "must be amounts by pathway 1, 2 or 3, each once, to the hundredth: 1:40.5,2:-3");
            }
            BigDecimal amount = new BigDecimal(parts.group(2)).movePointRight(2);
            amounts.put(Integer.valueOf(parts.group(1)), amount.longValueExact());
        }
        return amounts;
    }

    Question question() {
        Instant at = instant();
        Instant known = known();
        int count = count();
        LocalDate first = first(at, count);
        return new Question(first, first.plusWeeks(count), wanted(), at, known == null ? FOREVER : known);
    }

    private LocalDate first(Instant at, int count) {
        LocalDate thisWeek = at.atZone(LONDON).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        try {
            LocalDate first = from == null ? thisWeek.minusWeeks(count - 1L) : LocalDate.parse(from);
            if (first.getDayOfWeek() == DayOfWeek.MONDAY && !first.isAfter(thisWeek)) {
                return first;
            }
        } catch (DateTimeException malformed) {
            // Refused below.
        }
        throw ProblemException.field("from", "must be a Monday that is not ahead");
    }

    private int count() {
        try {
            int count = weeks == null ? USUAL : Integer.parseInt(weeks);
            if (count >= 1 && count <= MOST) {
                return count;
            }
        } catch (NumberFormatException malformed) {
            // Refused below.
        }
        throw ProblemException.field("weeks", "must be a whole number from 1 to " + MOST);
    }

    private @Nullable Area wanted() {
        try {
            return area == null ? null : Area.parse(area);
        } catch (IllegalArgumentException noArea) {
            throw ProblemException.field("area", "must be a postcode sector such as LE3 9, or a district such as LE3");
        }
    }
}
