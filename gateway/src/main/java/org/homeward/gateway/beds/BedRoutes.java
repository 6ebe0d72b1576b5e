package org.homeward.gateway.beds;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.homeward.gateway.access.Boards;
import org.homeward.gateway.access.Viewer;
import org.homeward.gateway.http.Answers;
import org.homeward.gateway.http.FrontDoor;
import org.homeward.gateway.replica.Bed;
import org.homeward.gateway.replica.BedId;
import org.homeward.gateway.replica.BedView;
import org.homeward.gateway.replica.Freshness;
import org.homeward.gateway.replica.Replica;
import org.homeward.gateway.replica.Ward;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

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
        Freshness freshness = replica.freshness(query.scope().owners());
        if (query.isWholeWard() && ward(ctx, viewer, query, freshness)) {
            return;
        }
        String next = null;
        var page = new BedPage();
        String last = "";
        for (Bed bed : candidates(query).values()) {
            if (query.matches(bed, freshness.asOf())) {
                if (page.size() == query.paging().limit()) {
                    next = Paging.cursor(last);
                    break;
                }
                page.add(bed.view(freshness.asOf()), viewer.seesPatientsOf(bed.trust()));
                last = bed.id();
            }
        }
        String tag = tag(page.tag(), freshness, next);
        if (!Answers.unchanged(ctx, tag)) {
            Answers.json(ctx, page.answer(freshness, next), tag);
        }
    }

    /** One ward, the most frequent read: its page as it is kept, if this viewer may have it whole. */
    private boolean ward(RoutingContext ctx, Viewer viewer, BedQuery query, Freshness freshness) {
        Ward ward = replica.ward(String.valueOf(query.scope().wardId()));
        WardPage page = ward == null ? null : WardPage.of(ward, replica, freshness.asOf());
        byte[] items = page == null ? null : page.itemsFor(viewer);
        if (page == null || items == null || page.size() > query.paging().limit() || !isAsked(page, query)) {
            return false;
        }
        String tag = tag(items == page.withPatients() ? ~page.tag() : page.tag(), freshness, null);
        if (!Answers.unchanged(ctx, tag)) {
            Answers.json(ctx, BedPage.answer(freshness, items), tag);
        }
        return true;
    }

    private static boolean isAsked(WardPage page, BedQuery query) {
        return query.scope().trusts() == null
                || query.scope().trusts().containsAll(page.tallies().keySet());
    }

    private NavigableMap<String, Bed> candidates(BedQuery query) {
        NavigableMap<String, Bed> all = query.scope().candidates(replica);
        String after = query.paging().afterKey();
        if (after == null || all.isEmpty() || after.compareTo(all.firstKey()) < 0) {
            return all;
        }
        return after.compareTo(all.lastKey()) >= 0 ? new TreeMap<>() : all.tailMap(after, false);
    }

    private static String tag(long hash, Freshness freshness, @Nullable String next) {
        long of = hash * 31 + (freshness.stale() ? 1 : 0);
        return Answers.weakTag(next == null ? of : of * 31 + next.hashCode());
    }

    private void one(RoutingContext ctx, Viewer viewer) {
        Bed bed = find(ctx.request());
        if (bed == null || bed.record().removed() || !viewer.seesBedsOf(bed.trust())) {
            throw ProblemException.notFound();
        }
        Freshness freshness = replica.freshness(List.of(bed.trust()));
        // Read again: an answer must not claim to know more than is in it.
        BedView view = Objects.requireNonNull(replica.bed(bed.id())).view(freshness.asOf());
        byte[] json = view.json(viewer.seesPatientsOf(bed.trust()));
        String tag = tag(view.tag() + json.length, freshness, null);
        if (!Answers.unchanged(ctx, tag)) {
            Buffer answer = Buffer.buffer(json.length + 120);
            BedPage.times(answer, freshness);
            Answers.json(ctx, answer.appendByte((byte) ',').appendBytes(json, 1, json.length - 1), tag);
        }
    }

    /** Four segments, or the whole id as one; each as it stands in the id, or percent-encoded. */
    private @Nullable Bed find(HttpServerRequest request) {
        String path = Objects.requireNonNull(request.path()).substring(BEDS.length());
        if (path.indexOf('/') < 0) {
            return replica.bed(decode(path));
        }
        Bed literal = replica.bed(path);
        return literal != null
                ? literal
                : replica.bed(
                        Arrays.stream(path.split("/", -1)).map(BedRoutes::part).collect(Collectors.joining("/")));
    }

    /** A segment decoded is a part of an id already, unless a slash has come out of it. */
    private static String part(String segment) {
        String decoded = decode(segment);
        return decoded.indexOf('/') < 0 ? decoded : BedId.part(decoded);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound();
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
