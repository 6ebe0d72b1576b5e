package org.homeward.discharge.care.api;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.homeward.discharge.care.persistence.PackagesBetween.Time;
import org.homeward.discharge.domain.London;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Which time is asked about: four weeks to now unless something else is said. */
public class TimeQuery {

    private static final int LONGEST = 400;

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("until")
    @Nullable
    String until;

    @QueryParam("asOf")
    @Nullable
    String asOf;

    @QueryParam("knownAt")
    @Nullable
    String knownAt;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    Paging paging() {
        return Paging.ofText(limit, cursor);
    }

    /** From the begin of a day to the begin of another, or to the instant asked about if that is earlier. */
    Time time(@Nullable String trust) {
        Instant known = Given.time("knownAt", knownAt);
        Instant asked = Given.time("asOf", asOf);
        if (asked != null && asked.isAfter(Instant.now())) {
            throw ProblemException.field("asOf", "must not lie ahead");
        }
        Instant now = asked == null ? earlier(Instant.now(), known) : asked;
        LocalDate first = date("from", from, monday(London.dateOf(now)).minusWeeks(3));
        LocalDate last = date("until", until, London.dateOf(now).plusDays(1));
        if (!first.isBefore(last) || first.plusDays(LONGEST).isBefore(last)) {
            throw ProblemException.field("until", "must be 1 to " + LONGEST + " days after from");
        }
        Instant end = London.startOf(last);
        Instant begin = London.startOf(first);
        if (!begin.isBefore(now)) {
            throw ProblemException.field("from", "must lie before the instant asked about");
        }
        return new Time(trust, begin, end.isAfter(now) ? now : end, known);
    }

    private static Instant earlier(Instant now, @Nullable Instant known) {
        return known == null || known.isAfter(now) ? now : known;
    }

    static LocalDate date(String field, @Nullable String text, LocalDate otherwise) {
        try {
            return text == null ? otherwise : LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            throw ProblemException.field(field, "must be a date");
        }
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
