package org.homeward.gateway.proxy;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A request's body on its way through, stopped when it grows past its limit: a length can lie, or be absent. */
final class LimitedBody implements ReadStream<Buffer> {

    private final HttpServerRequest request;
    private final long most;
    private final Runnable tooLarge;
    private long seen;

    LimitedBody(HttpServerRequest request, long most, Runnable tooLarge) {
        this.request = request;
        this.most = most;
        this.tooLarge = tooLarge;
    }

    @Override
    public LimitedBody handler(@Nullable Handler<Buffer> handler) {
        request.handler(
                handler == null
                        ? null
                        : part -> {
                            seen += part.length();
                            if (seen <= most) {
                                handler.handle(part);
                            } else {
                                tooLarge.run();
                            }
                        });
        return this;
    }

    @Override
    public LimitedBody endHandler(@Nullable Handler<Void> handler) {
        request.endHandler(
                handler == null
                        ? null
                        : end -> {
                            if (seen <= most) {
                                handler.handle(end);
                            }
                        });
        return this;
    }

    @Override
    public LimitedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        request.exceptionHandler(handler);
        return this;
    }

    @Override
    public LimitedBody pause() {
        request.pause();
        return this;
    }

    @Override
    public LimitedBody resume() {
        request.resume();
        return this;
    }

    @Override
    public LimitedBody fetch(long amount) {
        request.fetch(amount);
        return this;
    }
}
