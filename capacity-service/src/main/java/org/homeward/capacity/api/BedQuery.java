package org.homeward.capacity.api;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.homeward.capacity.domain.Bed;
import org.homeward.capacity.domain.EstateEntry;
import org.homeward.capacity.domain.Reason;
import org.homeward.kit.http.Boards;
import org.homeward.kit.http.Given;
import org.jspecify.annotations.Nullable;

/** What a list of beds asks for; an attribute that nobody has stated matches no wish for it. */
public class BedQuery extends PlaceQuery {

    private static final List<String> REASONS =
            Stream.of(Reason.Code.values()).map(Reason.Code::text).toList();
    private static final List<String> FLAGS = List.of("true", "false");

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

    /** @throws org.homeward.kit.http.ProblemException 400 for a filter that is none */
    void check() {
        Given.oneOf("status", status, List.of("occupied", "empty"));
        Given.oneOf("kind", kind, List.of("core", "escalation"));
        Given.oneOf("allocatable", allocatable, FLAGS);
        Given.oneOf("singleRoom", singleRoom, FLAGS);
        Given.oneOf("reason", reason, REASONS);
    }

    boolean matches(Bed bed, Instant at, Boards boards) {
        return isAskedFor(bed.trust(), bed.bed().ward(), boards)
                && (status == null || bed.occupiedAt(at) == status.equals("occupied"))
                && (allocatable == null || bed.allocatableAt(at) == allocatable.equals("true"))
                && (reason == null || bed.has(Reason.Code.values()[REASONS.indexOf(reason)], at))
                && (kind == null || isCore(bed) == kind.equals("core"))
                && (sex == null || sex.equals(bed.sex()))
                && (singleRoom == null || Boolean.valueOf(singleRoom).equals(bed.singleRoom()));
    }

    private static boolean isCore(Bed bed) {
        return !bed.registered() || bed.kind() == EstateEntry.Kind.CORE;
    }
}
