package org.homeward.capacity.care.api;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.homeward.capacity.api.PastQuery;
import org.homeward.capacity.care.FindDemand.Question;
import org.homeward.capacity.care.domain.Area;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Which weeks are asked about: four up to now unless something else is said, and at most 26. */
public class DemandQuery extends PastQuery {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int USUAL = 4;
    private static final int MOST = 26;
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
