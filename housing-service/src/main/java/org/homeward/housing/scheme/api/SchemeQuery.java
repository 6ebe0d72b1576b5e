package org.homeward.housing.scheme.api;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.homeward.housing.scheme.MeasureScheme.Question;
import org.homeward.housing.scheme.domain.Quarter;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** In which time a scheme was asked for the people who are counted. */
public class SchemeQuery {

    /** The first day; a year before {@code until} without one, for those who know the people. */
    @QueryParam("from")
    @Nullable
    String from;

    /** The day after the last; tomorrow without one. */
    @QueryParam("until")
    @Nullable
    String until;

    /**
     * Of whom everybody is told: of one quarter that is over, the last one unless another.
     *
     * @param trust whose stays alone; null for all
     */
    Question quarter(String scheme, @Nullable String trust, LocalDate today) {
        LocalDate start = from == null ? Quarter.before(today).first() : Given.date("from", from);
        Quarter quarter = new Quarter(start);
        if (!Quarter.begins(start)) {
            throw ProblemException.field("from", "must be the first day of January, April, July or October");
        }
        if (until != null && !Given.date("until", until).equals(quarter.until())) {
            throw ProblemException.field("until", "must be the day after the quarter: " + quarter.until());
        }
        if (!quarter.isOver(today)) {
            throw ProblemException.field("from", "must be of a quarter that is over");
        }
        return new Question(scheme, start, quarter.until(), trust);
    }

    /** @param trust whose stays alone; null for all */
    Question question(String scheme, @Nullable String trust, LocalDate today) {
        LocalDate end = until == null ? today.plusDays(1) : Given.date("until", until);
        LocalDate start = from == null ? end.minusYears(1) : Given.date("from", from);
        if (!start.isBefore(end)) {
            throw ProblemException.field("until", "must lie after from");
        }
        return new Question(scheme, start, end, trust);
    }
}
