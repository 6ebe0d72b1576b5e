package org.homeward.discharge.returns.api;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.homeward.discharge.returns.FindReturns.Question;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** What every return asks: whose, of which day or month, seen from when. */
public class Asked {

    private static final MediaType CSV = new MediaType("text", "csv");

    @QueryParam("trust")
    @Nullable
    String trust;

    /** A month, every day of it. */
    @QueryParam("month")
    @Nullable
    String month;

    @QueryParam("asOf")
    @Nullable
    String asOf;

    @QueryParam("knownAt")
    @Nullable
    String knownAt;

    /**
     * @param trustAsked that the caller may see
     * @param day in Europe/London, null where a month is asked for
     */
    Question ofADayOrMonth(String trustAsked, @Nullable String day) {
        if ((day == null) == (month == null)) {
            throw ProblemException.field(day == null ? "day" : "month", "give either day or month");
        }
        if (day == null) {
            return ofAMonth(trustAsked);
        }
        LocalDate date = Given.date("day", day);
        return question(trustAsked, date, date);
    }

    Question ofAMonth(String trustAsked) {
        YearMonth asked = yearMonth(month);
        return question(trustAsked, asked.atDay(1), asked.atEndOfMonth());
    }

    /** Whether the answer is to be a CSV file. */
    static boolean wantsCsv(@Nullable String format, HttpHeaders headers) {
        String given = Given.oneOf("format", format, List.of("csv", "json"));
        MediaType accepted = headers.getAcceptableMediaTypes().getFirst();
        return given == null ? !accepted.isWildcardType() && accepted.isCompatible(CSV) : given.equals("csv");
    }

    private Question question(String trustAsked, LocalDate first, LocalDate last) {
        Instant now = Instant.now();
        Instant known = Given.time("knownAt", knownAt);
        Instant at = Given.time("asOf", asOf);
        if (at != null && at.isAfter(now)) {
            throw ProblemException.field("asOf", "must not lie ahead");
        }
        Instant usual = known == null || known.isAfter(now) ? now : known;
        return new Question(trustAsked, first, last, at == null ? usual : at, known);
    }

    private static YearMonth yearMonth(@Nullable String text) {
        try {
            return YearMonth.from(Times.givenDate(text + "-01"));
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.field("month", "must be a month such as 2026-06");
        }
    }
}
