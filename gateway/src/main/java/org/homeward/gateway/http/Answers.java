package org.homeward.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import org.homeward.kit.http.ETags;
import org.homeward.kit.http.Problem;
import org.jspecify.annotations.Nullable;

/** How every route answers. */
public final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CharSequence JSON_TYPE = HttpHeaders.createOptimized("application/json");
    private static final CharSequence PROBLEM_TYPE = HttpHeaders.createOptimized(Problem.MEDIA_TYPE);
    private static final CharSequence NOT_KEPT = HttpHeaders.createOptimized("private, no-cache");
    private static final CharSequence NO_SNIFFING = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");

    private static final int SHORT_BODY_DIGITS = 5;
    private static final long TIME_TO_READ_MILLIS = 1_000;

    private Answers() {}

    public static void json(RoutingContext ctx, Buffer body) {
        HttpServerResponse response = ctx.response();
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, JSON_TYPE)
                .set(HttpHeaders.CACHE_CONTROL, NOT_KEPT)
                .set(CONTENT_TYPE_OPTIONS, NO_SNIFFING);
        response.end(body);
    }

    /** With the tag by which the caller can ask whether it still stands. */
    public static void json(RoutingContext ctx, Buffer body, String tag) {
        ctx.response().headers().set(HttpHeaders.ETAG, tag);
        json(ctx, body);
    }

    /** Answers 304 if the caller has what {@code tag} names, and says whether it did. */
    public static boolean unchanged(RoutingContext ctx, String tag) {
        String known = ctx.request().headers().get(HttpHeaders.IF_NONE_MATCH);
        if (known == null || !ETags.matches(known, tag.substring(2))) {
            return false;
        }
        ctx.response().setStatusCode(304).putHeader(HttpHeaders.ETAG, tag).end();
        return true;
    }

    /** A weak tag: the times in an answer change with every reading, what it says about the beds does not. */
    public static String weakTag(long hash) {
        return "W/\"" + Long.toHexString(hash) + '"';
    }

    public static void problem(RoutingContext ctx, Problem problem) {
        HttpServerResponse response = ctx.response();
        if (response.ended() || response.headWritten()) {
            ctx.request().connection().close();
            return;
        }
        response.setStatusCode(problem.status());
        response.headers().set(HttpHeaders.CONTENT_TYPE, PROBLEM_TYPE).set(CONTENT_TYPE_OPTIONS, NO_SNIFFING);
        if (problem.status() == 401) {
            response.headers().set("WWW-Authenticate", "Bearer");
        }
        if (problem.status() == 503) {
            response.headers().set(HttpHeaders.RETRY_AFTER, "2");
        }
        if (isUnwanted(ctx.request())) {
            response.headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            response.end(bytes(problem)).onComplete(sent -> stopReading(ctx));
        } else {
            response.end(bytes(problem));
        }
    }

    /** After an answer Vert.x reads on to the end of the body; the socket itself must stop, and then go. */
    private static void stopReading(RoutingContext ctx) {
        HttpConnection connection = ctx.request().connection();
        if (connection instanceof ConnectionBase socket) {
            socket.channelHandlerContext().channel().config().setAutoRead(false);
        }
        ctx.vertx().setTimer(TIME_TO_READ_MILLIS, late -> connection.close());
    }

    /** A long body that is still to come: it is not read, and its connection is of no use after the answer. */
    private static boolean isUnwanted(HttpServerRequest request) {
        if (request.isEnded() || request.version() == HttpVersion.HTTP_2) {
            return false;
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                : length.length() > SHORT_BODY_DIGITS;
    }

    /** The value of a parameter; null when it is absent. */
    public static @Nullable String parameter(RoutingContext ctx, String name) {
        return ctx.queryParams().get(name);
    }

    private static Buffer bytes(Problem problem) {
        try {
            return Buffer.buffer(JSON.writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
