package org.homeward.housing;

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
import java.util.Map;
import org.homeward.local.TestServers;

/** Real PostgreSQL with a new database, real Kafka, and a key pair for tokens. */
public final class Servers implements QuarkusTestResourceLifecycleManager {

    public static final KeyPair KEYS = keys();

    /** An authority that wants to be told; all others have their worklist. */
    static final String TOLD = "E06000001";

    /** Another one. */
    static final String TOLD_TOO = "E06000003";

    @Override
    public Map<String, String> start() {
        String url = TestServers.freshDatabase();
        return Map.ofEntries(
                Map.entry("quarkus.datasource.jdbc.url", url),
                Map.entry("quarkus.datasource.username", url.replaceAll(".*/([a-z0-9]+)\\?.*", "$1")),
                Map.entry("kafka.bootstrap.servers", TestServers.kafka().bootstrap()),
                Map.entry(
                        "mp.jwt.verify.publickey.location", publicKey().toUri().toString()),
                Map.entry("homeward.authority." + TOLD + ".webhook", AuthorityServer.HERE.url()),
                Map.entry("homeward.authority." + TOLD + ".secret", AuthorityServer.SECRET),
                Map.entry("homeward.authority." + TOLD_TOO + ".webhook", AuthorityServer.THERE.url()),
                Map.entry("homeward.authority." + TOLD_TOO + ".secret", AuthorityServer.SECRET),
                Map.entry("homeward.local", "true"),
                Map.entry("homeward.authority.E06000016.also", "509"),
                Map.entry("homeward.delivery.look-again", "20ms"),
                Map.entry("homeward.delivery.first-retry", "200ms"),
                Map.entry("homeward.delivery.patience", "3s"));
    }

    @Override
    public void stop() {}

    private static Path publicKey() {
        try {
            Path file = Files.createTempFile("public", ".pem");
            String key = Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded());
            Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----\n");
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
