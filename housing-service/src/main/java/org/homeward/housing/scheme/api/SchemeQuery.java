package org.homeward.housing.scheme.api;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.homeward.housing.scheme.MeasureScheme.Question;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** In which time a scheme was asked for the people who are counted. */
public class SchemeQuery {

    /** The first day; a year before {@code until} without one. */
    @QueryParam("from")
    @Nullable
    String from;

    /** The day after the last; tomorrow without one. */
    @QueryParam("until")
    @Nullable
    String until;

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
