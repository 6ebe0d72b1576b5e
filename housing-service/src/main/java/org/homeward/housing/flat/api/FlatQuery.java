package org.homeward.housing.flat.api;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.homeward.housing.flat.domain.Match.Search;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a read of the flats asks for. */
public class FlatQuery {

    private static final int USUAL = 20;

    /** The first night needed; asks for flats that fit. */
    @QueryParam("availableFrom")
    @Nullable
    String availableFrom;

    /** For how many nights; one unless another is said. */
    @QueryParam("nights")
    @Nullable
    String nights;

    /** Codes of what is needed, with commas. */
    @QueryParam("needs")
    @Nullable
    String needs;

    /** Where it should lie; flats elsewhere come later. */
    @QueryParam("area")
    @Nullable
    String area;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    boolean isSearch() {
        if (availableFrom == null && (nights != null || needs != null || area != null)) {
            throw ProblemException.field("availableFrom", "is needed to look for flats that fit");
        }
        return availableFrom != null;
    }

    Search search(FlatWords words) {
        return new Search(
                Given.date("availableFrom", availableFrom),
                count(),
                words.codes("needs", needs == null || needs.isBlank() ? null : List.of(needs.split(","))),
                area == null ? null : Sent.area(area));
    }

    /** The best of those that fit; there is no next page of them. */
    int limit() {
        return limit == null ? USUAL : paging().limit();
    }

    Paging paging() {
        return Paging.ofText(limit, cursor).requireParts(1);
    }

    private int count() {
        if (nights == null) {
            return 1;
        }
        if (!nights.matches("[0-9]{1,3}")
                || Integer.parseInt(nights) < 1
                || Integer.parseInt(nights) > Sent.MOST_NIGHTS) {
            throw ProblemException.field("nights", "must be a whole number from 1 to " + Sent.MOST_NIGHTS);
        }
        return Integer.parseInt(nights);
    }
}
