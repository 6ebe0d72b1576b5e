package org.homeward.admission.hl7.mllp;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.homeward.admission.hl7.Intake;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** MLLP starts and stops with the service. */
@ApplicationScoped
public class MllpListener {

    private static final Logger LOG = Logger.getLogger(MllpListener.class);

    private final Vertx vertx;
    private final MllpSettings settings;
    private final Intake intake;
    private final MeterRegistry registry;
    private @Nullable MllpServer server;

    MllpListener(Vertx vertx, MllpSettings settings, Intake intake, MeterRegistry registry) {
        this.vertx = vertx;
        this.settings = settings;
        this.intake = intake;
        this.registry = registry;
    }

    /** The port that is listened on, 0 if none is. */
    public int port() {
        return server == null ? 0 : server.port();
    }

    void start(@Observes StartupEvent started) {
        if (settings.enabled()) {
            server = MllpServer.start(vertx, settings, intake, registry);
            LOG.infof("MLLP listens on %s:%d", settings.host(), server.port());
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
