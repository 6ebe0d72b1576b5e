package org.homeward.gateway.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.homeward.gateway.beds.Parameters;
import org.homeward.gateway.replica.Flat;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * A flat that somebody needs: which may be had, not which is best, for which housing-service knows the order.
 *
 * @param from the first night
 * @param needs codes, as flats have features
 */
record FlatWish(LocalDate from, int nights, Set<String> needs) {

    private static final List<String> MEMBERS = List.of("availableFrom", "nights", "needs");
    private static final List<String> OF_LINES = List.of("places", "by", "skills");
    private static final int MOST_NIGHTS = 730;

    /** Null where no flat in particular is asked for. */
    static @Nullable FlatWish of(Parameters given) {
        if (MEMBERS.stream().allMatch(name -> given.text(name) == null)) {
            return null;
        }
        for (String name : OF_LINES) {
            if (given.text(name) != null) {
                throw ProblemException.field(
                        name, "is of places that providers have; a flat has availableFrom, nights, needs");
            }
        }
        return new FlatWish(
                date(given.text("availableFrom")), nights(given.text("nights")), needs(given.text("needs")));
    }

    /** Whether it has what is needed for all of the nights. */
    boolean isMetBy(Flat flat, Instant now) {
        return flat.record().features().containsAll(needs) && flat.isFree(from, nights, now);
    }

    private static LocalDate date(@Nullable String text) {
        try {
            if (text != null) {
                return Times.givenDate(text);
            }
        } catch (IllegalArgumentException noDate) {
            // Said below.
        }
        throw ProblemException.field("availableFrom", "is needed to look for flats, as a date such as 2026-11-27");
    }

    private static int nights(@Nullable String text) {
        int nights = text == null ? 1 : text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (nights < 1 || nights > MOST_NIGHTS) {
            throw ProblemException.field("nights", "is a whole number from 1 to " + MOST_NIGHTS);
        }
        return nights;
    }

    private static Set<String> needs(@Nullable String text) {
        Stream<String> codes = text == null ? Stream.of() : Arrays.stream(text.split(",", -1));
        return Set.copyOf(
                codes.map(code -> code.strip().toLowerCase(Locale.ROOT).replaceAll("[ _]+", "-"))
                        .filter(code -> !code.isEmpty())
                        .toList());
    }
}
