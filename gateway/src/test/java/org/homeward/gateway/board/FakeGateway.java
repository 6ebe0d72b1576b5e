package org.homeward.gateway.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.properties.IfBuildProperty;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A stream that does what a test says: beats, falls behind, breaks off, comes back. Its events have the shapes of
 * {@code /v1/stream}; beats come five times a second.
 */
@ApplicationScoped
@IfBuildProperty(name = "homeward.board.fake", stringValue = "true")
class FakeGateway {

    private static final int BEFORE_ALL_OTHERS = -10_000;

    @Inject
    Vertx vertx;

    @Inject
    ObjectMapper json;

    private final Map<String, TestBed> beds = new LinkedHashMap<>();
    private final List<HttpServerRequest> connections = new ArrayList<>();
    private final List<String> resumedFrom = new ArrayList<>();
    private List<Map<String, Object>> withoutBed = List.of();
    private int lastId;
    private Duration behind = Duration.ZERO;
    private int refusedWith;
    private boolean aside;

    void init(@Observes Router router) {
        router.get("/v1/stream").order(BEFORE_ALL_OTHERS).handler(unlessAside(this::stream));
        router.get("/v1/bed-availability").order(BEFORE_ALL_OTHERS).handler(unlessAside(this::availability));
        router.post("/local/session").order(BEFORE_ALL_OTHERS).handler(unlessAside(this::session));
        vertx.setPeriodic(200, timer -> beat());
    }

    /** Leaves the paths to the routes behind it: the real ones. */
    synchronized void stepsAside() {
        aside = true;
    }

    private Handler<RoutingContext> unlessAside(Handler<RoutingContext> handler) {
        return context -> {
            if (isAside()) {
                context.next();
            } else {
                handler.handle(context);
            }
        };
    }

    private synchronized boolean isAside() {
        return aside;
    }

    /** Starts afresh with these beds, up to date and reachable. */
    synchronized void holds(Collection<TestBed> all) {
        aside = false;
        beds.clear();
        all.forEach(bed -> beds.put(bed.id(), bed));
        withoutBed = List.of();
        resumedFrom.clear();
        behind = Duration.ZERO;
        refusedWith = 0;
    }

    /** Patients on a ward who have no bed there. */
    synchronized void waitingWithoutBed(String site, String ward, String name, String... stays) {
        withoutBed = List.of(Map.of(
                "trust",
                site.substring(0, 3),
                "site",
                site,
                "ward",
                ward,
                "name",
                name,
                "core",
                Map.of(),
                "withoutBed",
                stays.length,
                "staysWithoutBed",
                Stream.of(stays).map(stay -> Map.of("stay", stay)).toList()));
    }

    synchronized void change(TestBed bed) {
        beds.put(bed.id(), bed);
        lastId++;
        send("change", bed.item());
    }

    synchronized void fallsBehind(Duration by) {
        behind = by;
        beat();
    }

    /** Breaks every connection off and answers this status until {@link #comesBack()}. */
    synchronized void breaksOff(int status) {
        refusedWith = status;
        connections.forEach(request -> request.connection().close());
        connections.clear();
    }

    synchronized void comesBack() {
        refusedWith = 0;
    }

    synchronized void resets() {
        send("reset", Map.of());
        connections.forEach(request -> request.response().end());
        connections.clear();
    }

    /** The {@code Last-Event-ID} of each connection since the start of the test; empty where there was none. */
    synchronized List<String> resumedFrom() {
        return List.copyOf(resumedFrom);
    }

    synchronized int lastId() {
        return lastId;
    }

    private synchronized void stream(RoutingContext context) {
        if (refusedWith != 0 || !bearer(context)) {
            context.response()
                    .setStatusCode(refusedWith == 0 ? 401 : refusedWith)
                    .end();
            return;
        }
        String from = context.request().getHeader("Last-Event-ID");
        resumedFrom.add(from == null ? "" : from);
        HttpServerResponse response = context.response().setChunked(true);
        response.putHeader("Content-Type", "text/event-stream").putHeader("Cache-Control", "no-store");
        response.closeHandler(gone -> forget(context.request()));
        if (from == null) write(response, "snapshot", snapshot());
        connections.add(context.request());
        beat();
    }

    private static boolean bearer(RoutingContext context) {
        String header = context.request().getHeader("Authorization");
        return header != null && header.startsWith("Bearer ey");
    }

    private synchronized void forget(HttpServerRequest request) {
        connections.remove(request);
    }

    private Map<String, Object> snapshot() {
        Map<String, Object> answer = new LinkedHashMap<>(times());
        answer.put("items", beds.values().stream().map(TestBed::item).toList());
        answer.put("next", null);
        return answer;
    }

    private Map<String, Object> times() {
        Instant now = Instant.now();
        return Map.of("asOf", now, "knownAt", now.minus(behind), "stale", behind.toSeconds() >= 5);
    }

    private synchronized void beat() {
        send("beat", times());
    }

    private void send(String event, Object data) {
        connections.forEach(request -> write(request.response(), event, data));
    }

    private void write(HttpServerResponse response, String event, Object data) {
        try {
            response.write("event: " + event + "\nid: " + lastId + "\ndata:" + json.writeValueAsString(data) + "\n\n");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private synchronized void availability(RoutingContext context) {
        answer(context, Map.of("items", withoutBed));
    }

    /** Tokens of the right shape; nobody here checks their signature. */
    private void session(RoutingContext context) {
        context.request().bodyHandler(body -> {
            String claims = body.toString(StandardCharsets.UTF_8);
            String middle =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
            answer(context, Map.of("token", "eyJhbGciOiJub25lIn0." + middle + ".x"));
        });
        context.request().resume();
    }

    private void answer(RoutingContext context, Object body) {
        try {
            context.response().putHeader("Content-Type", "application/json").end(json.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
