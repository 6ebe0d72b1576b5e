package org.homeward.gateway.stream;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.homeward.gateway.access.Viewer;
import org.homeward.gateway.beds.BedRoutes;
import org.homeward.gateway.beds.Parameters;
import org.homeward.gateway.beds.Scope;
import org.homeward.gateway.care.CareItems;
import org.homeward.gateway.care.CareScope;
import org.homeward.gateway.http.FrontDoor;
import org.homeward.gateway.replica.Position;
import org.homeward.gateway.replica.Replica;
import org.homeward.kit.http.Boards;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/stream}: server-sent events. {@code snapshot} (as {@code GET /v1/beds} answers; with {@code area} or
 * {@code service} as {@code GET /v1/home-care-availability} and {@code /v1/community-capacity} do, flats too), then {@code change}
 * (one item), {@code beat} each second, a comment each 15 s; {@code reset} says that what was known no longer counts.
 */
@Singleton
final class StreamRoute {

    private static final List<String> NOT_HERE = List.of(
            "status", "allocatable", "reason", "kind", "sex", "singleRoom", "limit", "cursor", "asOf", "knownAt");
    private static final List<String> OF_BEDS = List.of("trust", "board", "site", "ward");
    private static final Set<String> TAKEN = Set.of("trust", "board", "site", "ward", "area", "service", "lastEventId");
    private static final int SOONEST_RETRY_MILLIS = 1_000;
    private static final int LATEST_RETRY_MILLIS = 10_000;

    private final Vertx vertx;
    private final Replica replica;
    private final Boards boards;
    private final CareItems items;
    private final Hub hub;
    private final StreamSettings settings;

    StreamRoute(Vertx vertx, Replica replica, Boards boards, CareItems items, Hub hub, StreamSettings settings) {
        this.vertx = vertx;
        this.replica = replica;
        this.boards = boards;
        this.items = items;
        this.hub = hub;
        this.settings = settings;
    }

    void routes(@Observes Router router) {
        FrontDoor.getOnly(router, "/v1/stream").handler(this::open);
    }

    private void open(RoutingContext ctx) {
        Viewer viewer = FrontDoor.viewer(ctx);
        var given = new Parameters(ctx.queryParams());
        Picture picture = picture(given, viewer);
        String last = lastEventId(ctx, given);
        BedRoutes.requireComplete(replica);
        if (hub.isFull()) {
            throw new ProblemException(Problem.unavailable("as many streams are open as this gateway serves"));
        }
        begin(ctx, new Subscription(replica, viewer, picture), last);
    }

    /** Of care where an area or a service is asked for, else of beds. */
    private Picture picture(Parameters given, Viewer viewer) {
        boolean care = given.text("area") != null || given.text("service") != null;
        viewer.require(care ? "flow:read" : "beds:read");
        refuseFilters(given, NOT_HERE, "is not a filter of the stream, which takes trust, board, site, ward");
        given.refuseOthers(TAKEN);
        if (!care) {
            return new BedPicture(replica, viewer, Scope.of(given, viewer, boards));
        }
        refuseFilters(given, OF_BEDS, "is a filter of beds; a stream shows beds, or care by area and service");
        return new CarePicture(replica, CareScope.of(given, null), items);
    }

    private void begin(RoutingContext ctx, Subscription subscription, @Nullable String last) {
        HttpServerResponse response = ctx.response();
        response.setChunked(true);
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .set(HttpHeaders.CACHE_CONTROL, "no-store")
                .set("X-Accel-Buffering", "no");
        var connection = new Connection(vertx, ctx.request(), subscription, settings.socketBuffer);
        hub.join(connection);
        response.closeHandler(closed -> hub.leave(connection));
        response.exceptionHandler(failed -> hub.leave(connection));
        // Who hung up while the token was looked at is not told of any more.
        if (response.closed()) {
            hub.leave(connection);
            return;
        }
        // Spread over some seconds: a gateway that stops must not be followed by all its readers at once.
        int retry = ThreadLocalRandom.current().nextInt(SOONEST_RETRY_MILLIS, LATEST_RETRY_MILLIS);
        connection.write(Buffer.buffer("retry: " + retry + "\n\n"));
        Position from = last == null ? null : Position.parse(last);
        if (from != null && from.isWithin(replica.position())) {
            subscription.resume(from);
        } else {
            connection.write(subscription.begin(last != null));
        }
        connection.drain();
    }

    private static @Nullable String lastEventId(RoutingContext ctx, Parameters given) {
        String header = ctx.request().getHeader("Last-Event-ID");
        return header == null || header.isBlank() ? given.text("lastEventId") : header;
    }

    /** A bed that stops matching a filter would silently stay in the reader's picture; so readers filter themselves. */
    private static void refuseFilters(Parameters given, List<String> names, String why) {
        for (String name : names) {
            if (given.text(name) != null) {
                throw ProblemException.field(name, why);
            }
        }
    }
}
