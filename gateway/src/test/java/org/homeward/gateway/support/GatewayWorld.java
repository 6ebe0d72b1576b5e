package org.homeward.gateway.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.homeward.local.TestServers;

/** A real broker with a topic of its own, and an issuer's keys, for one run of the gateway. */
public class GatewayWorld implements QuarkusTestResourceLifecycleManager {

    public static final int PARTITIONS = 6;

    @Override
    public Map<String, String> start() {
        String bootstrap = TestServers.kafka().bootstrap();
        String topic = "homeward.capacity." + UUID.randomUUID();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(
                            new NewTopic(topic, PARTITIONS, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
            Path keys = writeKeys();
            return Map.of(
                    "kafka.bootstrap.servers",
                    bootstrap,
                    "homeward.capacity.topic",
                    topic,
                    "homeward.local.private-key",
                    keys.resolve("private.pem").toUri().toString(),
                    "mp.jwt.verify.publickey.location",
                    keys.resolve("public.pem").toUri().toString(),
                    "homeward.boards.QXX",
                    "RXX,RYY");
        } catch (InterruptedException | ExecutionException | IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        // The broker serves the next test class and stops with the JVM.
    }

    private static Path writeKeys() throws GeneralSecurityException, IOException {
        KeyPair pair = newKeys();
        Path folder = Files.createTempDirectory("homeward-keys");
        pem(folder.resolve("private.pem"), "PRIVATE KEY", pair.getPrivate().getEncoded());
        pem(folder.resolve("public.pem"), "PUBLIC KEY", pair.getPublic().getEncoded());
        return folder;
    }

    public static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pem(Path file, String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        try {
            Files.writeString(file, "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
