package org.homeward.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.homeward.gateway.http.Answers;
import org.homeward.gateway.http.FrontDoor;
import org.homeward.kit.http.Problem;
import org.jboss.logging.Logger;

/**
 * One request on its way to the service that answers it, and the answer on its way back; bodies flow through and are
 * never held. Only the headers named here pass, so nothing that a caller adds can speak for the gateway.
 */
final class Forwarding {

    private static final Logger LOG = Logger.getLogger(Forwarding.class);

    private static final List<String> TO_SERVICE = List.of(
            "Authorization",
            "Content-Type",
            "Accept",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "Prefer",
            "traceparent");

    private static final Set<String> NOT_BACK = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "server");

    private final RoutingContext ctx;
    private final HttpServerRequest request;
    private final long mostBytes;
    private boolean refused;

    Forwarding(RoutingContext ctx, long mostBytes) {
        this.ctx = ctx;
        this.request = ctx.request();
        this.mostBytes = mostBytes;
    }

    /** Whether the length that the caller states is past the limit already. */
    boolean isTooLarge() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && (length.length() > 18 || Long.parseLong(length) > mostBytes);
    }

    void through(HttpClientRequest service) {
        for (String name : TO_SERVICE) {
            String value = request.getHeader(name);
            if (value != null) {
                service.putHeader(name, value);
            }
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            ctx.response().writeContinue();
        }
        service.exceptionHandler(this::unavailable);
        service.response().onSuccess(this::back).onFailure(this::unavailable);
        ctx.response().closeHandler(gone -> service.reset());
        sendBody(service);
    }

    private void sendBody(HttpClientRequest service) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (request.isEnded() || length == null && !isChunked()) {
            service.end();
            return;
        }
        if (length == null) {
            service.setChunked(true);
        } else {
            service.putHeader(HttpHeaders.CONTENT_LENGTH, length);
        }
        var body = new LimitedBody(request, mostBytes, () -> {
            refuse(FrontDoor.tooLarge());
            service.reset();
        });
        body.pipeTo(service).onFailure(this::unavailable);
    }

    private boolean isChunked() {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private void back(HttpClientResponse answer) {
        if (refused) {
            return;
        }
        HttpServerResponse response = ctx.response();
        response.setStatusCode(answer.statusCode());
        copy(answer.headers(), response.headers());
        if (answer.getHeader(HttpHeaders.CONTENT_LENGTH) == null) {
            response.setChunked(true);
        }
        answer.pipeTo(response).onFailure(broken -> request.connection().close());
    }

    private static void copy(MultiMap from, MultiMap to) {
        from.forEach(header -> {
            if (!NOT_BACK.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                to.add(header.getKey(), header.getValue());
            }
        });
    }

    /** The service is down, or does not answer in time; whether it has done what was asked, nobody here can know. */
    void unavailable(Throwable fault) {
        if (!refused && !ctx.response().closed()) {
            LOG.warnf("A service does not answer: %s", fault.getClass().getSimpleName());
            refuse(Problem.unavailable("the service behind this path does not answer"));
        }
    }

    private void refuse(Problem problem) {
        if (!refused) {
            refused = true;
            Answers.problem(ctx, problem);
        }
    }
}
