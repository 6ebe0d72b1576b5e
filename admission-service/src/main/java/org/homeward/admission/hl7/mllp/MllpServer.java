package org.homeward.admission.hl7.mllp;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.util.concurrent.TimeUnit;
import org.homeward.admission.hl7.Intake;

/** Listens for MLLP connections and hands their messages to the intake. */
public final class MllpServer implements AutoCloseable {

    private static final long MOST_BETWEEN_TICKS = 1_000;
    private static final long MESSAGES_OF_FULL_LENGTH = 64;

    private final Vertx vertx;
    private final MllpSettings settings;
    private final Intake intake;
    private final MllpMetrics metrics;
    private final Budget budget;
    private final NetServer server;

    private MllpServer(Vertx vertx, MllpSettings settings, Intake intake, MeterRegistry registry) {
        this.vertx = vertx;
        this.settings = settings;
        this.intake = intake;
        this.metrics = new MllpMetrics(registry);
        this.budget = new Budget(settings.maxInFlightTotal(), MESSAGES_OF_FULL_LENGTH * settings.messageLimit());
        this.server = vertx.createNetServer(options(settings)).connectHandler(this::connected);
    }

    /**
     * Starts listening.
     *
     * @throws IllegalStateException if the port cannot be had; says which
     */
    public static MllpServer start(Vertx vertx, MllpSettings settings, Intake intake, MeterRegistry registry) {
        MllpServer mllp = new MllpServer(vertx, settings, intake, registry);
        try {
            mllp.server.listen().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while MLLP was starting", interrupted);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException failed) {
            String cause = "MLLP cannot listen on " + settings.host() + ":" + settings.port()
                    + " (homeward.mllp.host, homeward.mllp.port)";
            throw new IllegalStateException(cause, failed);
        }
        return mllp;
    }

    public int port() {
        return server.actualPort();
    }

    /** Stops listening and closes all connections; messages not yet acknowledged will be sent again. */
    @Override
    public void close() {
        server.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private void connected(NetSocket socket) {
        if (metrics.connections.incrementAndGet() > settings.maxConnections()) {
            metrics.connections.decrementAndGet();
            socket.close();
            return;
        }
        Context context = vertx.getOrCreateContext();
        Connection connection = new Connection(socket, context, settings, intake, metrics, budget);
        long timer = vertx.setPeriodic(tick(), now -> connection.tick());
        socket.closeHandler(closed -> {
            metrics.connections.decrementAndGet();
            vertx.cancelTimer(timer);
            connection.ended();
        });
        connection.open();
    }

    private long tick() {
        long shortest = Math.min(
                settings.idleTimeout().toMillis(), settings.frameTimeout().toMillis());
        return Math.max(10, Math.min(MOST_BETWEEN_TICKS, shortest / 4));
    }

    private static NetServerOptions options(MllpSettings settings) {
        NetServerOptions options = new NetServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true)
                .setReuseAddress(true);
        MllpSettings.Tls tls = settings.tls();
        if (tls.certificate().isPresent() && tls.key().isPresent()) {
            options.setSsl(true)
                    .setKeyCertOptions(new PemKeyCertOptions()
                            .setCertPath(tls.certificate().get())
                            .setKeyPath(tls.key().get()));
        } else if (tls.certificate().isPresent() || tls.key().isPresent()) {
            throw new IllegalStateException("homeward.mllp.tls needs both certificate and key");
        }
        tls.clientAuthorities()
                .ifPresent(file -> options.setClientAuth(ClientAuth.REQUIRED)
                        .setTrustOptions(new PemTrustOptions().addCertPath(file)));
        return options;
    }
}
