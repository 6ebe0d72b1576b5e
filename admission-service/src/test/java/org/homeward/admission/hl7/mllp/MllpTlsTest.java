package org.homeward.admission.hl7.mllp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.homeward.admission.hl7.Ack;
import org.homeward.admission.hl7.Intake;
import org.homeward.admission.hl7.TranslatorTestAccess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MllpTlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Intake INTAKE = (raw, origin) -> CompletableFuture.completedFuture(
            Ack.of(TranslatorTestAccess.local().read(raw, Instant.now()), Instant.now()));

    @TempDir
    Path folder;

    private KeyStore keys;

    @BeforeEach
    void makeACertificate() throws IOException, GeneralSecurityException, InterruptedException {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "mllp",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        pem("certificate.pem", "CERTIFICATE", keys.getCertificate("mllp").getEncoded());
        pem("key.pem", "PRIVATE KEY", keys.getKey("mllp", PASSWORD).getEncoded());
    }

    @Test
    void servesTls() throws IOException, GeneralSecurityException {
        try (TestMllp mllp = new TestMllp(INTAKE, pemFiles());
                MllpClient client =
                        new MllpClient(context(false).getSocketFactory().createSocket("127.0.0.1", mllp.port()))) {
            client.send(MllpServerTest.message("C1"));
            client.send(MllpServerTest.message("C2"));

            assertThat(client.answer()).isEqualTo("AA C1");
            assertThat(client.answer()).isEqualTo("AA C2");
        }
    }

    @Test
    void asksForAClientCertificateWhereAuthoritiesAreGiven() throws IOException, GeneralSecurityException {
        Map<String, String> settings = new java.util.HashMap<>(pemFiles());
        settings.put("tls.client-authorities", folder.resolve("certificate.pem").toString());
        try (TestMllp mllp = new TestMllp(INTAKE, settings)) {
            try (MllpClient known =
                    new MllpClient(context(true).getSocketFactory().createSocket("127.0.0.1", mllp.port()))) {
                known.send(MllpServerTest.message("C1"));
                assertThat(known.answer()).isEqualTo("AA C1");
            }
            try (MllpClient unknown =
                    new MllpClient(context(false).getSocketFactory().createSocket("127.0.0.1", mllp.port()))) {
                assertThatThrownBy(() -> {
                            unknown.send(MllpServerTest.message("C2"));
                            unknown.answer();
                        })
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void wantsBothCertificateAndKey() {
        Map<String, String> half =
                Map.of("tls.certificate", folder.resolve("certificate.pem").toString());

        assertThatThrownBy(() -> new TestMllp(INTAKE, half).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("both certificate and key");
    }

    private Map<String, String> pemFiles() {
        return Map.of(
                "tls.certificate", folder.resolve("certificate.pem").toString(),
                "tls.key", folder.resolve("key.pem").toString());
    }

    private SSLContext context(boolean withKey) throws GeneralSecurityException, IOException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("mllp", keys.getCertificate("mllp"));
        trust.init(trusted);
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(withKey ? own.getKeyManagers() : null, trust.getTrustManagers(), null);
        return context;
    }

    private void pem(String file, String kind, byte[] encoded) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        Files.writeString(
                folder.resolve(file), "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }
}
