package org.homeward.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.homeward.gateway.support.Door;
import org.homeward.gateway.support.Door.Answer;
import org.homeward.gateway.support.GatewayWorld;
import org.junit.jupiter.api.Test;

/** Sign-in with one click, where everything runs on one machine. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
@TestProfile(LocalModeTest.LocalMode.class)
class LocalModeTest {

    public static class LocalMode implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("homeward.local", "true");
        }
    }

    @TestHTTPResource("/")
    URI base;

    @Test
    void givesATokenThatTheFrontDoorTakes() {
        String token = session("{\"role\":\"operator\",\"org\":null}")
                .json()
                .path("token")
                .asText();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> new Door(base, token).get("/v1/beds").status() == 200);
        String hospital = session("{\"role\":\"hospital\",\"org\":\"RXX\"}")
                .json()
                .path("token")
                .asText();
        assertThat(new Door(base, hospital).get("/v1/beds").status()).isEqualTo(200);
        String provider = session("{\"role\":\"provider\",\"org\":\"V1234\"}")
                .json()
                .path("token")
                .asText();
        assertThat(new Door(base, provider).get("/v1/beds").status()).isEqualTo(403);
    }

    @Test
    void refusesARoleOrAnOrganisationThatMakesNoSense() {
        assertThat(session("{\"role\":\"king\"}").json().at("/errors/0/field").asText())
                .isEqualTo("role");
        assertThat(session("{\"role\":\"hospital\"}")
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("org");
        assertThat(session("{\"role\":").status()).isEqualTo(400);
        assertThat(session("[1]").status()).isEqualTo(400);
        assertThat(session("{\"role\":\"" + "x".repeat(5_000) + "\"}").status()).isEqualTo(413);
    }

    @Test
    void takesNothingThatAPageOfAnotherOriginCouldSend() {
        Answer refused = new Door(base, null)
                .send("POST", "/local/session", "{\"role\":\"operator\"}", "Content-Type", "text/plain");
        assertThat(refused.status()).isEqualTo(415);
        assertThat(new Door(base, null).get("/local/anything").status()).isEqualTo(404);
    }

    @Test
    void signsNobodyInWhoComesFromAnotherPlace() throws Exception {
        String here = "localhost:" + base.getPort();
        assertThat(statusOfSignIn("Host: " + here)).isEqualTo(200);
        assertThat(statusOfSignIn("Host: " + here, "Origin: http://" + here)).isEqualTo(200);
        assertThat(statusOfSignIn("Host: rebound.example:" + base.getPort())).isEqualTo(403);
        assertThat(statusOfSignIn("Host: " + here, "Origin: http://rebound.example"))
                .isEqualTo(403);

        Answer refused = new Door(base, null)
                .send(
                        "POST",
                        "/local/session",
                        "{\"role\":\"operator\"}",
                        "Content-Type",
                        "application/json",
                        "Origin",
                        "http://rebound.example");
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.json().path("type").asText()).endsWith("/not-this-machine");
        assertThat(refused.body()).doesNotContain("token\":").contains("http://localhost");
    }

    /** With a Host of its own, which the JDK's client does not allow. */
    private int statusOfSignIn(String... headers) throws IOException {
        String body = "{\"role\":\"operator\"}";
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            String request = "POST /local/session HTTP/1.1\r\n" + String.join("\r\n", headers)
                    + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                    + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }

    private Answer session(String body) {
        return new Door(base, null).send("POST", "/local/session", body, "Content-Type", "application/json");
    }
}
