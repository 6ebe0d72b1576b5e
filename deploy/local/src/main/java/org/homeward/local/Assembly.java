package org.homeward.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.homeward.local.Stack.Part;

/** How each part of a {@link Stack} is started, and when it is ready. */
record Assembly(Path folder, Ports ports, ServiceSettings settings) {

    /** The log of a part. */
    Path log(String label) {
        return folder.resolve("logs").resolve(label + ".log");
    }

    /** Starts a part, a service with settings of its own beside the usual ones. It may not be ready yet on return. */
    Process start(Part part, Map<String, String> extra) throws IOException {
        return switch (part) {
            case POSTGRES -> postgres();
            case KAFKA ->
                Launch.kafka(
                        mark(part.label()),
                        folder.resolve("kafka"),
                        ports.kafka(),
                        ports.kafkaController(),
                        log(part.label()));
            case ADMISSION, CAPACITY, DISCHARGE, HOUSING, GATEWAY -> service(part, part.label(), extra);
        };
    }

    /** Waits until a part takes work. */
    void awaitReady(Part part, Process process) {
        switch (part) {
            case POSTGRES -> {}
            case KAFKA -> Launch.awaitPort(ports.kafka(), process, log(part.label()));
            case ADMISSION, CAPACITY, DISCHARGE, HOUSING, GATEWAY ->
                Launch.awaitHealth(settings.url(part), process, log(part.label()));
        }
    }

    /** Starts a service a second time on the same database and broker and waits until it is ready. */
    Process second(Part part, int mllp) throws IOException {
        int http = FreePort.find();
        String label = part.label() + "-2";
        Process second = service(
                part,
                label,
                Map.of("QUARKUS_HTTP_PORT", Integer.toString(http), "HOMEWARD_MLLP_PORT", Integer.toString(mllp)));
        Launch.awaitHealth(URI.create("http://127.0.0.1:" + http), second, log(label));
        return second;
    }

    private Process service(Part part, String label, Map<String, String> extra) throws IOException {
        Map<String, String> all = settings.of(part);
        all.putAll(extra);
        return Launch.service(part.label(), mark(label), all, log(label));
    }

    private Process postgres() {
        PostgresServer started =
                PostgresServer.start(folder.resolve("postgres"), ports.postgres(), log(Part.POSTGRES.label()));
        for (Part part : Part.values()) {
            if (part.isService() && part != Part.GATEWAY) {
                started.createDatabase(ServiceSettings.database(part));
            }
        }
        return started.process();
    }

    private String mark(String label) {
        return Leftovers.mark(label, folder);
    }
}
