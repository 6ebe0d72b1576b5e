package org.homeward.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.homeward.gateway.http.Answers;
import org.homeward.gateway.http.FrontDoor;
import org.homeward.kit.http.Problem;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to the service that answers it, and the answer on its way back; bodies flow through and are
 * never held. Only the headers named here pass, so nothing that a caller adds can speak for the gateway.
 *
 * <p>A kept connection may be closed by the service at the instant at which it is used again. A read that was on it, and
 * of which nothing was answered, is asked once more; a command is not, for it may have been done.
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
    private final Supplier<Future<HttpClientRequest>> connections;
    private @Nullable HttpClientRequest current;
    private boolean answered;
    private boolean askedAgain;
    private boolean refused;

    /** @param connections gives a request that is not sent yet, on a connection to the service */
    Forwarding(RoutingContext ctx, long mostBytes, Supplier<Future<HttpClientRequest>> connections) {
        this.ctx = ctx;
        this.request = ctx.request();
        this.mostBytes = mostBytes;
        this.connections = connections;
    }

    /** Whether the length that the caller states is past the limit already. */
    boolean isTooLarge() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && (length.length() > 18 || Long.parseLong(length) > mostBytes);
    }

    void start() {
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            ctx.response().writeContinue();
        }
        ctx.response().closeHandler(gone -> leave());
        ask();
    }

    private void ask() {
        connections.get().onSuccess(this::through).onFailure(this::unavailable);
    }

    /** The caller has gone: nobody waits for what is asked now. */
    private void leave() {
        if (current != null) {
            current.reset();
        }
    }

    private void through(HttpClientRequest service) {
        current = service;
        for (String name : TO_SERVICE) {
            String value = request.getHeader(name);
            if (value != null) {
                service.putHeader(name, value);
            }
        }
        service.exceptionHandler(fault -> failed(service, fault));
        service.response().onSuccess(this::back).onFailure(fault -> failed(service, fault));
        sendBody(service);
    }

    /** Told more than once of the same failure; only the first word about the attempt that goes on counts. */
    private void failed(HttpClientRequest service, Throwable fault) {
        if (service != current) {
            return;
        }
        if (isWorthAsking(fault)) {
            askedAgain = true;
            current = null;
            ask();
        } else {
            unavailable(fault);
        }
    }

    private boolean isWorthAsking(Throwable fault) {
        boolean closed = fault instanceof HttpClosedException || fault instanceof IOException;
        boolean reads = HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
        return closed
                && reads
                && !hasBody()
                && !answered
                && !askedAgain
                && !ctx.response().closed();
    }

    private void sendBody(HttpClientRequest service) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (request.isEnded() || !hasBody()) {
            if (length != null) {
                service.putHeader(HttpHeaders.CONTENT_LENGTH, "0");
            }
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

    private boolean hasBody() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && !length.equals("0") || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private void back(HttpClientResponse answer) {
        answered = true;
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
    private void unavailable(Throwable fault) {
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
