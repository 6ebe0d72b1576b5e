package org.homeward.capacity.api;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.homeward.capacity.FindBeds.Question;
import org.homeward.capacity.domain.Bed;
import org.homeward.capacity.domain.EstateEntry;
import org.homeward.capacity.domain.Reason;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a read of beds asks for; an attribute that nobody has stated matches no wish for it. */
public class BedQuery {

    @QueryParam("asOf")
    @Nullable
    String asOf;

    @QueryParam("knownAt")
    @Nullable
    String knownAt;

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

    @QueryParam("status")
    @Nullable
    String status;

    @QueryParam("allocatable")
    @Nullable
    String allocatable;

    @QueryParam("reason")
    @Nullable
    String reason;

    @QueryParam("kind")
    @Nullable
    String kind;

    @QueryParam("sex")
    @Nullable
    String sex;

    @QueryParam("singleRoom")
    @Nullable
    String singleRoom;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    /** The instant asked about. */
    Instant instant() {
        oneOf("status", status, Set.of("occupied", "empty"));
        oneOf("kind", kind, Set.of("core", "escalation"));
        oneOf("allocatable", allocatable, Set.of("true", "false"));
        oneOf("singleRoom", singleRoom, Set.of("true", "false"));
        if (reason != null && code() == null) {
            throw ProblemException.field("reason", "is no reason code");
        }
        Instant at = Ids.time("asOf", asOf);
        return at == null ? Instant.now() : at;
    }

    Question question(Instant at) {
        return new Question(at, Ids.time("knownAt", knownAt), site);
    }

    Paging paging() {
        return Paging.ofText(limit, cursor).requireParts(1);
    }

    boolean matches(Bed bed, Instant at, Boards boards) {
        Reason.Code code = code();
        return isAskedFor(bed.trust(), bed.bed().ward(), boards)
                && (status == null || bed.occupiedAt(at) == status.equals("occupied"))
                && (allocatable == null || bed.allocatableAt(at) == allocatable.equals("true"))
                && (code == null || bed.has(code, at))
                && (kind == null || isCore(bed) == kind.equals("core"))
                && (sex == null || sex.equals(bed.sex()))
                && (singleRoom == null || Boolean.valueOf(singleRoom).equals(bed.singleRoom()));
    }

    /** By trust, board and ward; the site is part of the question. */
    boolean isAskedFor(String ofTrust, @Nullable String inWard, Boards boards) {
        return (trust == null || trust.equals(ofTrust))
                && (board == null || boards.trustsOf(board).contains(ofTrust))
                && (ward == null || ward.equals(inWard));
    }

    private static boolean isCore(Bed bed) {
        return !bed.registered() || bed.kind() == EstateEntry.Kind.CORE;
    }

    private Reason.@Nullable Code code() {
        return Arrays.stream(Reason.Code.values())
                .filter(one -> one.text().equals(reason == null ? "" : reason.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    private static void oneOf(String name, @Nullable String value, Set<String> values) {
        if (value != null && !values.contains(value)) {
            throw ProblemException.field(name, "must be one of " + String.join(", ", values));
        }
    }
}
