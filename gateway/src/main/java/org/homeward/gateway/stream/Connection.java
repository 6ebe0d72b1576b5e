package org.homeward.gateway.stream;

import io.netty.channel.ChannelOption;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.atomic.AtomicBoolean;

/** The socket of one reader: writes while it takes something, waits while it does not, and can really be closed. */
final class Connection {

    private static final int WRITE_QUEUE = 64 * 1024;
    private static final long LAST_WORDS_MILLIS = 300;

    private final Vertx vertx;
    private final Context context;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Subscription subscription;
    private final AtomicBoolean draining = new AtomicBoolean();
    private long fullSince;
    private boolean closing;

    Connection(Vertx vertx, HttpServerRequest request, Subscription subscription, int socketBuffer) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.request = request;
        this.response = request.response();
        this.subscription = subscription;
        response.setWriteQueueMaxSize(WRITE_QUEUE);
        if (request.connection() instanceof ConnectionBase socket && !isShared()) {
            socket.channelHandlerContext().channel().config().setOption(ChannelOption.SO_SNDBUF, socketBuffer);
        }
    }

    Subscription subscription() {
        return subscription;
    }

    /** From any thread: there is something to say. */
    void wake() {
        if (draining.compareAndSet(false, true)) {
            context.runOnContext(v -> {
                draining.set(false);
                drain();
            });
        }
    }

    /** On the event loop. */
    void run(Runnable action) {
        context.runOnContext(v -> action.run());
    }

    /** Milliseconds for which the socket has taken nothing. */
    long stalledFor(long now) {
        return fullSince == 0 ? 0 : now - fullSince;
    }

    void write(Buffer bytes) {
        if (!closing && !response.ended() && !response.closed()) {
            response.write(bytes);
        }
    }

    /** Between two events only; a snapshot on its way is a sign of life itself. */
    void heartbeat(Buffer comment) {
        if (subscription.isBetweenEvents()) {
            write(comment);
        }
    }

    void drain() {
        while (!closing && !response.closed()) {
            if (response.writeQueueFull()) {
                waitForRoom();
                return;
            }
            Buffer next = subscription.next();
            if (next == null) {
                return;
            }
            response.write(next);
        }
    }

    private void waitForRoom() {
        if (fullSince == 0) {
            fullSince = System.currentTimeMillis();
            response.drainHandler(v -> {
                fullSince = 0;
                drain();
            });
        }
    }

    /** Says {@code reset} if the socket still takes it, closes it whether it does or not; false when that was done before. */
    boolean cutOff() {
        if (closing) {
            return false;
        }
        write(Subscription.reset());
        closing = true;
        vertx.setTimer(LAST_WORDS_MILLIS, timer -> close());
        return true;
    }

    /**
     * {@code response.reset()} does not close a stalled HTTP/1 connection: the close would wait behind the bytes that
     * nobody takes. On HTTP/2 the connection is shared, and only the stream ends.
     */
    private void close() {
        if (isShared()) {
            response.reset();
        } else if (request.connection() instanceof ConnectionBase socket) {
            socket.channelHandlerContext().close();
        } else {
            request.connection().close();
        }
    }

    private boolean isShared() {
        return request.version() == HttpVersion.HTTP_2;
    }
}
