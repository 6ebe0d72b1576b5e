package org.homeward.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.homeward.gateway.access.LocalSession;
import org.homeward.gateway.access.ThisMachine;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /local/session} {@code {"role", "org"}} answers {@code {"token"}}, in local mode only, to
 * callers on this machine. It wants {@code application/json}, which a page of another origin cannot send without being
 * asked first.
 */
@Singleton
final class LocalSessionRoute {

    private static final int LARGEST = 1_000;

    /** Whom the token is to stand for. */
    record Wish(@Nullable String role, @Nullable String org) {}

    private final LocalSession session;

    LocalSessionRoute(LocalSession session) {
        this.session = session;
    }

    void routes(@Observes Router router) {
        router.post("/local/session")
                .order(FrontDoor.ROUTES)
                .handler(this::read)
                .failureHandler(FrontDoor::failed);
        router.route("/local/*").order(FrontDoor.FORWARDED).handler(ctx -> Answers.problem(ctx, Problem.notFound()));
    }

    private void read(RoutingContext ctx) {
        if (!session.isOffered()) {
            throw ProblemException.notFound();
        }
        HttpServerRequest request = ctx.request();
        String host = request.authority() == null ? null : request.authority().toString();
        if (!ThisMachine.isAt(request.remoteAddress().hostAddress())
                || !ThisMachine.isCalledBy(host, request.headers().get(HttpHeaders.ORIGIN))) {
            throw new ProblemException(Problem.of(403, "not-this-machine", "Sign-in with one click is for this machine")
                    .withDetail("open the board as http://localhost or http://127.0.0.1, or sign in with a token of"
                            + " ./homeward token"));
        }
        String type = request.headers().get(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.startsWith("application/json")) {
            throw new ProblemException(Problem.of(415, "unsupported-media-type", "JSON is taken here"));
        }
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() <= LARGEST) {
                body.appendBuffer(part);
            }
        });
        request.endHandler(end -> answer(ctx, body));
    }

    private void answer(RoutingContext ctx, Buffer body) {
        if (body.length() > LARGEST) {
            Answers.problem(ctx, FrontDoor.tooLarge());
            return;
        }
        try {
            Wish wish = Bodies.read(body.getBytes(), Wish.class);
            String token = session.token(wish.role(), wish.org());
            Answers.json(ctx, new JsonObject().put("token", token).toBuffer());
        } catch (ProblemException refusal) {
            Answers.problem(ctx, refusal.problem());
        }
    }
}
