package org.homeward.gateway.beds;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.homeward.gateway.access.Viewer;
import org.homeward.gateway.http.Answers;
import org.homeward.gateway.http.FrontDoor;
import org.homeward.gateway.replica.Bed;
import org.homeward.gateway.replica.BedView;
import org.homeward.gateway.replica.Freshness;
import org.homeward.gateway.replica.Replica;
import org.homeward.kit.http.Boards;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.ProblemException;

/**
 * Reads of beds as they are now, on the event loop, from memory. What asks for another time ({@code asOf}, {@code
 * knownAt}) is passed on to the route behind, which forwards it to capacity-service.
 */
@Singleton
public final class BedRoutes {

    private static final String BEDS = "/v1/beds/";

    private static final Set<String> OF_ONE = Set.of("asOf", "knownAt");
    private static final Set<String> OF_AVAILABILITY =
            Set.of("asOf", "knownAt", "by", "trust", "board", "site", "ward", "limit", "cursor");
    private static final Set<String> OF_LIST = Set.of(
            "asOf",
            "knownAt",
            "trust",
            "board",
            "site",
            "ward",
            "status",
            "allocatable",
            "reason",
            "kind",
            "sex",
            "singleRoom",
            "limit",
            "cursor");

    private final Replica replica;
    private final Boards boards;

    BedRoutes(Replica replica, Boards boards) {
        this.replica = replica;
        this.boards = boards;
    }

    void routes(@Observes Router router) {
        FrontDoor.get(router, "/v1/beds").handler(ctx -> now(ctx, OF_LIST, this::list));
        FrontDoor.get(router, "/v1/beds/*").handler(ctx -> now(ctx, OF_ONE, this::one));
        FrontDoor.get(router, "/v1/bed-availability").handler(ctx -> now(ctx, OF_AVAILABILITY, this::availability));
    }

    /** Answers one of the reads. */
    private interface Read {
        void answer(RoutingContext ctx, Viewer viewer);
    }

    private void now(RoutingContext ctx, Set<String> parameters, Read read) {
        Viewer viewer = FrontDoor.viewer(ctx);
        viewer.require("beds:read");
        if (ctx.queryParams().contains("asOf") || ctx.queryParams().contains("knownAt")) {
            ctx.next();
            return;
        }
        new Parameters(ctx.queryParams()).refuseOthers(parameters);
        requireComplete(replica);
        read.answer(ctx, viewer);
    }

    /** Half a picture is not shown. */
    public static void requireComplete(Replica replica) {
        if (!replica.isComplete()) {
            throw new ProblemException(Problem.unavailable("the picture is still being read"));
        }
    }

    private void list(RoutingContext ctx, Viewer viewer) {
        BedQuery query = BedQuery.of(new Parameters(ctx.queryParams()), viewer, boards);
        new BedList(replica, viewer, query).answer(ctx);
    }

    private void one(RoutingContext ctx, Viewer viewer) {
        String path = Objects.requireNonNull(ctx.request().path());
        Bed bed = BedAddress.find(replica, path.substring(BEDS.length()));
        if (bed == null || bed.record().removed() || !viewer.seesBedsOf(bed.trust())) {
            throw ProblemException.notFound();
        }
        Freshness freshness = replica.freshness(List.of(bed.trust()));
        // Read again: an answer must not claim to know more than is in it.
        BedView view = Objects.requireNonNull(replica.bed(bed.id())).view(freshness.asOf());
        byte[] json = view.json(viewer.seesPatientsOf(bed.trust()));
        String tag = BedPage.tag(view.tag() + json.length, freshness, null);
        if (!Answers.unchanged(ctx, tag)) {
            Buffer answer = Buffer.buffer(json.length + 120);
            BedPage.times(answer, freshness);
            Answers.json(ctx, answer.appendByte((byte) ',').appendBytes(json, 1, json.length - 1), tag);
        }
    }

    private void availability(RoutingContext ctx, Viewer viewer) {
        var given = new Parameters(ctx.queryParams());
        String by = given.oneOf("by", Availability.GROUPS);
        Scope scope = Scope.of(given, viewer, boards);
        Availability.Answer answer = Availability.answer(
                replica, boards, scope, by == null ? "ward" : by, given.paging(), viewer::seesPatientsOf);
        String tag = Answers.weakTag(answer.tag());
        if (!Answers.unchanged(ctx, tag)) {
            Answers.json(ctx, answer.body(), tag);
        }
    }
}
