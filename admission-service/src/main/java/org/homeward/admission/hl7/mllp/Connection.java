package org.homeward.admission.hl7.mllp;

import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.homeward.admission.hl7.Ack;
import org.homeward.admission.hl7.ErrorCode;
import org.homeward.admission.hl7.Intake;
import org.homeward.admission.hl7.Origin;
import org.homeward.admission.hl7.Refusals;

/**
 * One sender's connection; lives on one event loop. Messages go to the intake as they come, up to a bound, and their
 * acknowledgements leave in the order of arrival. A message that could not be stored gets no acknowledgement: the
 * connection closes, and the sender sends again.
 */
final class Connection {

    private record Waiting(CompletableFuture<Ack> ack, int size, boolean last) {}

    private final NetSocketInternal socket;
    private final Context context;
    private final MllpSettings settings;
    private final Intake intake;
    private final MllpMetrics metrics;
    private final Budget budget;
    private final Framer framer;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final AtomicBoolean flushComes = new AtomicBoolean();
    private final Clockwork clockwork;
    private long bytesWaiting;
    private boolean stalled;
    private boolean inputEnded;
    private boolean ending;
    private boolean closed;

    Connection(
            NetSocket socket,
            Context context,
            MllpSettings settings,
            Intake intake,
            MllpMetrics metrics,
            Budget budget) {
        this.socket = (NetSocketInternal) socket;
        this.context = context;
        this.settings = settings;
        this.intake = intake;
        this.metrics = metrics;
        this.budget = budget;
        this.framer = new Framer(settings.messageLimit());
        this.clockwork = new Clockwork(settings);
    }

    /** A sender may close its side after its last message and still wait for the answers. */
    void open() {
        socket.channelHandlerContext().channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        socket.eventHandler(event -> {
            if (event instanceof ChannelInputShutdownEvent) {
                inputEnded = true;
                flush();
            }
        });
        socket.handler(this::received);
        socket.drainHandler(drained -> flush());
        socket.exceptionHandler(broken -> socket.close());
    }

    /** Ends the connection if it has been still for too long; false once it is closed. */
    boolean tick() {
        if (!closed && !stalled && waiting.isEmpty() && clockwork.isOver()) {
            metrics.timedOut.increment();
            cut();
        }
        return !closed;
    }

    void ended() {
        closed = true;
        if (framer.isInside()) {
            metrics.cutOff.increment();
        }
    }

    private void received(Buffer data) {
        if (ending) {
            return;
        }
        int runs = framer.garbageRuns();
        framer.take(data.getBytes(), frames::add);
        metrics.garbage.increment(framer.garbageRuns() - runs);
        clockwork.moved(framer.isInside());
        submit();
    }

    private void submit() {
        while (!frames.isEmpty() && !isFull() && hasRoom(frames.element())) {
            waiting.add(start(frames.remove()));
        }
        if (isFull() || !frames.isEmpty() || socket.writeQueueFull()) {
            socket.pause();
        }
        if (!waiting.isEmpty() && waiting.element().ack().isDone()) {
            flush();
        }
    }

    private boolean hasRoom(Frame frame) {
        if (!stalled && frame instanceof Frame.Whole(byte[] message)) {
            stalled = !budget.take(message.length, this::goOnSoon);
        }
        return !stalled;
    }

    private void goOnSoon() {
        context.runOnContext(now -> {
            stalled = false;
            flush();
        });
    }

    private boolean isFull() {
        return waiting.size() >= settings.maxInFlight()
                || bytesWaiting >= 4L * settings.messageLimit()
                || !waiting.isEmpty() && waiting.getLast().last();
    }

    private Waiting start(Frame frame) {
        return switch (frame) {
            case Frame.Whole(byte[] message) -> whole(message);
            case Frame.Unended(byte[] beginning) -> {
                metrics.unended.increment();
                Ack ack = Refusals.of(
                        beginning,
                        Ack.Code.AE,
                        ErrorCode.DATA_TYPE,
                        "The end of the frame (0x1C 0x0D) is missing; send the message again");
                yield new Waiting(CompletableFuture.completedFuture(ack), 0, false);
            }
            case Frame.TooLong(byte[] beginning) -> {
                metrics.tooLong.increment();
                Ack ack = Refusals.of(
                        beginning,
                        Ack.Code.AR,
                        ErrorCode.INTERNAL,
                        "The message is longer than " + settings.messageLimit() + " bytes; do not send it again");
                yield new Waiting(CompletableFuture.completedFuture(ack), 0, true);
            }
        };
    }

    private Waiting whole(byte[] message) {
        metrics.received.increment();
        bytesWaiting += message.length;
        CompletableFuture<Ack> ack;
        try {
            ack = intake.receive(message, Origin.MLLP).toCompletableFuture();
        } catch (RuntimeException failed) {
            ack = CompletableFuture.failedFuture(failed);
        }
        boolean atOnce = ack.isDone();
        var unused = ack.whenComplete((done, failed) -> {
            budget.give(message.length);
            if (!atOnce) {
                flushSoon();
            }
        });
        return new Waiting(ack, message.length, false);
    }

    private void flushSoon() {
        if (flushComes.compareAndSet(false, true)) {
            context.runOnContext(now -> {
                flushComes.set(false);
                flush();
            });
        }
    }

    private void flush() {
        if (closed || ending) {
            return;
        }
        Buffer out = Buffer.buffer();
        boolean end = false;
        while (!end && !waiting.isEmpty() && waiting.element().ack().isDone()) {
            Waiting next = waiting.remove();
            bytesWaiting -= next.size();
            end = !append(next.ack(), out) || next.last();
        }
        boolean finished = end || inputEnded && waiting.isEmpty() && frames.isEmpty();
        write(out, finished);
        if (!finished) {
            goOn();
        }
    }

    private boolean append(CompletableFuture<Ack> answer, Buffer out) {
        try {
            Ack ack = answer.join();
            metrics.acknowledged(ack.code());
            out.appendByte(Framer.START)
                    .appendBytes(ack.bytes())
                    .appendByte(Framer.END)
                    .appendByte(Framer.CR);
            return true;
        } catch (CompletionException | java.util.concurrent.CancellationException notStored) {
            metrics.unanswered.increment();
            return false;
        }
    }

    private void write(Buffer out, boolean thenClose) {
        if (out.length() > 0) {
            clockwork.moved(framer.isInside());
            socket.write(out);
        }
        if (thenClose) {
            ending = true;
            socket.pause();
            socket.close();
        }
    }

    private void goOn() {
        if (!frames.isEmpty()) {
            submit();
        }
        if (!ending && frames.isEmpty() && !isFull() && !socket.writeQueueFull()) {
            socket.resume();
        }
    }

    /** Closes without waiting for bytes that the other side does not take. */
    private void cut() {
        socket.channelHandlerContext().close();
    }
}
