package org.homeward.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.homeward.gateway.access.Viewer;
import org.homeward.gateway.access.Viewers;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.http.QueryParameters;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What stands before every route under {@code /v1}: a verified token or 401, before a byte of the body is read; and
 * behind them: 405 or 404 for what no route has taken, problem details for every failure.
 */
@Singleton
public final class FrontDoor {

    /** Orders of routes: the guard first, then the routes, then what they pass on, then what says no. */
    public static final int ROUTES = -50;

    public static final int FORWARDED = -40;

    private static final int GUARD = -100;
    private static final int NO_SUCH_METHOD = -30;
    private static final int NO_SUCH_PATH = -10;
    private static final Logger LOG = Logger.getLogger(FrontDoor.class);
    private static final String VIEWER = "viewer";
    private static final Buffer OK = Buffer.buffer("{\"ok\":true}");

    private final Viewers viewers;

    FrontDoor(Viewers viewers) {
        this.viewers = viewers;
    }

    void routes(@Observes Router router) {
        router.route("/v1/*").order(GUARD).handler(this::admit).failureHandler(FrontDoor::failed);
        get(router, "/v1/ping").handler(FrontDoor::ping);
        router.route("/v1/*").order(NO_SUCH_PATH).handler(ctx -> Answers.problem(ctx, Problem.notFound()));
    }

    /** A route for GET and HEAD, and 405 for every other method on its path. */
    public static Route get(Router router, String path) {
        router.route(path).order(NO_SUCH_METHOD).handler(FrontDoor::methodNotAllowed);
        return router.get(path).method(io.vertx.core.http.HttpMethod.HEAD).order(ROUTES);
    }

    /** A route for GET alone. */
    public static Route getOnly(Router router, String path) {
        router.route(path).order(NO_SUCH_METHOD).handler(FrontDoor::methodNotAllowed);
        return router.get(path).order(ROUTES);
    }

    /** Who asks; the guard has put it there. */
    public static Viewer viewer(RoutingContext ctx) {
        return Objects.requireNonNull(ctx.<Viewer>get(VIEWER));
    }

    private static void ping(RoutingContext ctx) {
        QueryParameters.refuseUnknown(ctx.queryParams().names(), Set.of());
        Answers.json(ctx, OK);
    }

    private void admit(RoutingContext ctx) {
        ctx.put(VIEWER, viewers.of(ctx.request().headers().get(HttpHeaders.AUTHORIZATION)));
        ctx.next();
    }

    private static void methodNotAllowed(RoutingContext ctx) {
        Answers.problem(ctx, Problem.methodNotAllowed());
    }

    /** For routes outside {@code /v1} too. */
    public static void failed(RoutingContext ctx) {
        Throwable fault = ctx.failure();
        if (fault instanceof ProblemException refusal) {
            Answers.problem(ctx, refusal.problem());
        } else if (isOfTheCaller(ctx, fault)) {
            Answers.problem(ctx, named(ctx.statusCode()));
        } else {
            LOG.errorf("A request failed: %s", fault == null ? ctx.statusCode() : where(fault));
            Answers.problem(ctx, Problem.internal());
        }
    }

    private static boolean isOfTheCaller(RoutingContext ctx, @Nullable Throwable fault) {
        return (fault == null || fault instanceof HttpException) && ctx.statusCode() >= 400 && ctx.statusCode() < 500;
    }

    private static Problem named(int status) {
        return switch (status) {
            case 400 -> Problem.badRequest("the address cannot be read: send it percent-encoded, in UTF-8");
            case 404 -> Problem.notFound();
            case 413 -> tooLarge();
            default -> {
                String phrase = io.netty.handler.codec.http.HttpResponseStatus.valueOf(status)
                        .reasonPhrase();
                yield Problem.of(status, phrase.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-"), phrase);
            }
        };
    }

    public static Problem tooLarge() {
        return Problem.of(413, "too-large", "The body is larger than is taken here");
    }

    /** Class and place without the message, which may repeat data. */
    private static String where(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return fault.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
