package org.homeward.gateway.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.gateway.http.FrontDoor;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.ProblemException;

/**
 * The paths that other services answer. The guard has let the caller in by a valid token; the service checks scopes and
 * organisation against the same token.
 */
@Singleton
final class ServiceRoutes {

    private static final List<String> ADMISSION =
            List.of("/v1/stays", "/v1/messages", "/v1/parked-messages", "/v1/hl7", "/v1/admission-events");
    private static final List<String> CAPACITY = List.of(
            "/v1/sites",
            "/v1/bed-status",
            "/v1/holds",
            "/v1/providers",
            "/v1/capacity-imports",
            "/v1/demand-and-capacity",
            "/v1/admin/rebuild");
    private static final List<String> DISCHARGE = List.of(
            "/v1/discharge-cases",
            "/v1/discharge-worklist",
            "/v1/returns",
            "/v1/tasks",
            "/v1/people",
            "/v1/packages-of-care",
            "/v1/offers",
            "/v1/councils");

    private static final List<String> HOUSING = List.of(
            "/v1/referrals",
            "/v1/jobs",
            "/v1/step-down-flats",
            "/v1/bookings",
            "/v1/waiting-list",
            "/v1/follow-ups",
            "/v1/schemes");

    /** What discharge-service owns of a stay; the stay itself is admission-service's. */
    private static final List<String> DISCHARGE_OF_A_STAY = List.of(
            "criteria-to-reside",
            "expected-discharge",
            "clinical-criteria",
            "pathway",
            "housing-flag",
            "delays",
            "delay-suggestions",
            "red-green",
            "notes",
            "assessments");

    private static final List<String> OF_ANOTHER_TIME =
            List.of("/v1/beds", "/v1/bed-availability", "/v1/home-care-availability", "/v1/community-capacity");
    private static final Set<HttpMethod> METHODS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);
    private static final int CONNECTIONS = 64;
    private static final int WAITING = 1_000;

    /** Well before the services close a connection that is not used (60 s): who closes later meets no request in flight. */
    private static final int KEPT_SECONDS = 20;

    private final HttpClient client;
    private final URI admission;
    private final URI capacity;
    private final URI discharge;
    private final URI housing;
    private final Duration timeLimit;
    private final long mostBytes;
    private final long mostHl7Bytes;

    ServiceRoutes(
            Vertx vertx,
            @ConfigProperty(name = "homeward.admission.url") URI admission,
            @ConfigProperty(name = "homeward.capacity.url") URI capacity,
            @ConfigProperty(name = "homeward.discharge.url") URI discharge,
            @ConfigProperty(name = "homeward.housing.url") URI housing,
            @ConfigProperty(name = "homeward.proxy.time-limit", defaultValue = "30s") Duration timeLimit,
            @ConfigProperty(name = "homeward.proxy.most-bytes", defaultValue = "1048576") long mostBytes,
            @ConfigProperty(name = "homeward.proxy.most-hl7-bytes", defaultValue = "16777216") long mostHl7Bytes) {
        this.admission = admission;
        this.capacity = capacity;
        this.discharge = discharge;
        this.housing = housing;
        this.timeLimit = timeLimit;
        this.mostBytes = mostBytes;
        this.mostHl7Bytes = mostHl7Bytes;
        client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(2_000)
                        .setKeepAliveTimeout(KEPT_SECONDS)
                        .setMaxWaitQueueSize(WAITING)
                        .setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    void routes(@Observes Router router) {
        // Of two routes that fit, the one that was made first answers.
        DISCHARGE_OF_A_STAY.forEach(part -> route(router, "/v1/stays/:stay/" + part, discharge));
        DISCHARGE.forEach(path -> route(router, path, discharge));
        HOUSING.forEach(path -> route(router, path, housing));
        ADMISSION.forEach(path -> route(router, path, admission));
        CAPACITY.forEach(path -> route(router, path, capacity));
        OF_ANOTHER_TIME.forEach(path -> router.getWithRegex(path + "(?:/.*)?")
                .method(HttpMethod.HEAD)
                .order(FrontDoor.FORWARDED)
                .handler(ctx -> forward(ctx, capacity)));
    }

    private void route(Router router, String path, URI service) {
        router.route(path).order(FrontDoor.ROUTES).handler(ctx -> forward(ctx, service));
        router.route(path + "/*").order(FrontDoor.ROUTES).handler(ctx -> forward(ctx, service));
    }

    private void forward(RoutingContext ctx, URI service) {
        if (!METHODS.contains(ctx.request().method())) {
            throw new ProblemException(Problem.methodNotAllowed());
        }
        String path = Objects.requireNonNull(ctx.request().path());
        requirePlain(path);
        RequestOptions options = options(ctx, service);
        var forwarding =
                new Forwarding(ctx, path.equals("/v1/hl7") ? mostHl7Bytes : mostBytes, () -> client.request(options));
        if (forwarding.isTooLarge()) {
            throw new ProblemException(FrontDoor.tooLarge());
        }
        ctx.request().pause();
        forwarding.start();
    }

    private RequestOptions options(RoutingContext ctx, URI service) {
        return new RequestOptions()
                .setMethod(ctx.request().method())
                .setHost(service.getHost())
                .setPort(service.getPort())
                .setURI(ctx.request().uri())
                .setFollowRedirects(false)
                .setIdleTimeout(timeLimit.toMillis())
                .setTimeout(timeLimit.toMillis());
    }

    /** What the path means here, it must mean there too: nothing that climbs. */
    private static void requirePlain(String path) {
        String lower = path.toLowerCase(Locale.ROOT).replace("%2e", ".");
        if (lower.contains("/../") || lower.contains("/./") || lower.endsWith("/..") || lower.contains("//")) {
            throw ProblemException.notFound();
        }
    }
}
