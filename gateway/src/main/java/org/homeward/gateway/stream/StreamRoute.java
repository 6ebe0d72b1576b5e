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
import org.homeward.gateway.access.Boards;
import org.homeward.gateway.access.Viewer;
import org.homeward.gateway.beds.BedRoutes;
import org.homeward.gateway.beds.Parameters;
import org.homeward.gateway.beds.Scope;
import org.homeward.gateway.http.FrontDoor;
import org.homeward.gateway.replica.Position;
import org.homeward.gateway.replica.Replica;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/stream}: server-sent events. {@code snapshot} (as {@code GET /v1/beds} answers), then {@code change}
 * (one item), {@code beat} each second, a comment each 15 s; {@code reset} says that what was known no longer counts.
 */
@Singleton
final class StreamRoute {

    private static final List<String> NOT_HERE = List.of(
            "status", "allocatable", "reason", "kind", "sex", "singleRoom", "limit", "cursor", "asOf", "knownAt");
    private static final Set<String> TAKEN = Set.of("trust", "board", "site", "ward", "lastEventId");
    private static final int SOONEST_RETRY_MILLIS = 1_000;
    private static final int LATEST_RETRY_MILLIS = 10_000;

    private final Vertx vertx;
    private final Replica replica;
    private final Boards boards;
    private final Hub hub;
    private final StreamSettings settings;

    StreamRoute(Vertx vertx, Replica replica, Boards boards, Hub hub, StreamSettings settings) {
        this.vertx = vertx;
        this.replica = replica;
        this.boards = boards;
        this.hub = hub;
        this.settings = settings;
    }

    void routes(@Observes Router router) {
        FrontDoor.getOnly(router, "/v1/stream").handler(this::open);
    }

    private void open(RoutingContext ctx) {
        Viewer viewer = FrontDoor.viewer(ctx);
        viewer.require("beds:read");
        var given = new Parameters(ctx.queryParams());
        refuseFilters(given);
        given.refuseOthers(TAKEN);
        Scope scope = Scope.of(given, viewer, boards);
        String last = lastEventId(ctx, given);
        BedRoutes.requireComplete(replica);
        if (hub.isFull()) {
            throw new ProblemException(Problem.unavailable("as many streams are open as this gateway serves"));
        }
        begin(ctx, new Subscription(replica, viewer, scope), last);
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
    private static void refuseFilters(Parameters given) {
        for (String name : NOT_HERE) {
            if (given.text(name) != null) {
                throw ProblemException.field(
                        name, "is not a filter of the stream, which takes trust, board, site, ward");
            }
        }
    }
}
