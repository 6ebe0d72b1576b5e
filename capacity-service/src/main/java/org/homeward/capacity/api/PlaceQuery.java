package org.homeward.capacity.api;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.homeward.capacity.FindBeds.Question;
import org.homeward.kit.http.Boards;
import org.homeward.kit.http.Paging;
import org.jspecify.annotations.Nullable;

/** Where and when a read asks about. */
public class PlaceQuery extends PastQuery {

    @QueryParam("trust")
    @Nullable
    String trust;

    @QueryParam("board")
    @Nullable
    String board;

    @QueryParam("site")
    @Nullable
    String site;

    @QueryParam("ward")
    @Nullable
    String ward;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    Question question(Instant at) {
        return new Question(at, known(), site);
    }

    Paging paging() {
        return Paging.ofText(limit, cursor).requireParts(1);
    }

    /** By trust, board and ward; the site is part of the question. */
    boolean isAskedFor(String ofTrust, @Nullable String inWard, Boards boards) {
        return (trust == null || trust.equals(ofTrust))
                && (board == null || boards.membersOf(board).contains(ofTrust))
                && (ward == null || ward.equals(inWard));
    }
}
