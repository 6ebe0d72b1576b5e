package org.homeward.gateway.care;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.homeward.gateway.beds.Parameters;
import org.homeward.gateway.replica.Area;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * Care that somebody needs.
 *
 * @param hours staff hours a week, or places; null if only some are wanted
 * @param bands in which visits are needed; {@code evening} is also tea or bed
 * @param by until when it must start; null for no wish
 */
record Need(
        Area area,
        @Nullable BigDecimal hours,
        boolean doubleHanded,
        List<String> bands,
        @Nullable LocalDate by,
        List<String> skills) {

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,4})?");
    private static final List<String> MEMBERS = List.of("hours", "places", "doubleHanded", "bands", "by", "skills");
    /** As {@code docs/events/time-bands.json} has them. */
    static final Map<String, List<String>> BANDS = Map.of(
            "morning", List.of("morning"),
            "lunch", List.of("lunch"),
            "tea", List.of("tea"),
            "bed", List.of("bed"),
            "evening", List.of("evening", "bed", "tea"),
            "night-sit", List.of("night-sit"),
            "waking-night", List.of("waking-night"),
            "live-in", List.of("live-in"));

    /** Null where nothing but an area and a service is asked for: that is a list, not a search. */
    static @Nullable Need of(Parameters given, CareScope scope) {
        if (MEMBERS.stream().allMatch(name -> given.text(name) == null)) {
            return null;
        }
        if (scope.area() == null) {
            throw ProblemException.field("area", "is needed to search for care");
        }
        List<String> bands = list(given.text("bands"));
        Set<String> known = BANDS.keySet();
        if (!known.containsAll(bands)) {
            throw ProblemException.field(
                    "bands",
                    "are of " + String.join(", ", known.stream().sorted().toList()) + ", with commas");
        }
        String amount = given.text("hours") == null ? "places" : "hours";
        return new Need(
                scope.area(),
                number(amount, given.text(amount)),
                Boolean.TRUE.equals(given.bool("doubleHanded")),
                bands,
                date(given.text("by")),
                list(given.text("skills")));
    }

    /** The bands of a provider's day any of which meets this one. */
    static List<String> meeting(String band) {
        return BANDS.getOrDefault(band, List.of(band));
    }

    private static List<String> list(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .distinct()
                        .toList();
    }

    private static @Nullable BigDecimal number(String name, @Nullable String text) {
        BigDecimal number = text == null || !AMOUNT.matcher(text).matches() ? null : new BigDecimal(text);
        if (text == null || number != null && number.signum() > 0) {
            return number;
        }
        throw ProblemException.field(name, "is a number above 0, such as 12.5");
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : Times.givenDate(text);
        } catch (IllegalArgumentException noDate) {
            throw ProblemException.field("by", "is a date such as 2026-11-27");
        }
    }
}
