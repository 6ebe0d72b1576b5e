package org.homeward.admission;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.homeward.local.TestServers;

/** A real PostgreSQL and a real Kafka under the running service, and a key with which tests sign their tokens. */
public class RunningServers implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                TestServers.freshDatabase(),
                "kafka.bootstrap.servers",
                TestServers.kafka().bootstrap(),
                "homeward.mllp.port",
                "0",
                "mp.jwt.verify.publickey.location",
                publicKey().toUri().toString());
    }

    private static Path publicKey() {
        try {
            Path file = Files.createTempFile("homeward-public", ".pem");
            Files.writeString(file, Tokens.publicKey());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The servers serve all tests of the JVM and stop with it.
    }
}
