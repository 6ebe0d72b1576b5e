package org.homeward.admission.hl7.mllp;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import org.homeward.admission.hl7.Intake;

/** A real server on a free port, with its metrics. */
final class TestMllp implements AutoCloseable {

    final MeterRegistry metrics = new SimpleMeterRegistry();
    private final Vertx vertx = Vertx.vertx();
    private final MllpServer server;

    TestMllp(Intake intake, Map<String, String> settings) {
        server = MllpServer.start(vertx, settings(settings), intake, metrics);
    }

    static MllpSettings settings(Map<String, String> given) {
        Map<String, String> properties = new HashMap<>();
        properties.put("homeward.mllp.port", "0");
        given.forEach((name, value) -> properties.put("homeward.mllp." + name, value));
        return new SmallRyeConfigBuilder()
                .withMapping(MllpSettings.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(MllpSettings.class);
    }

    int port() {
        return server.port();
    }

    MllpClient connect() throws IOException {
        return new MllpClient(new Socket("127.0.0.1", server.port()));
    }

    double count(String name, String... tags) {
        return metrics.get(name).tags(tags).counter().count();
    }

    double connections() {
        return metrics.get("homeward.mllp.connections").gauge().value();
    }

    @Override
    public void close() {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
