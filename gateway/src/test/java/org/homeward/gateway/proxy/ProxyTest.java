package org.homeward.gateway.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.homeward.gateway.support.Door;
import org.homeward.gateway.support.Door.Answer;
import org.homeward.gateway.support.EchoedServices;
import org.homeward.gateway.support.GatewayWorld;
import org.homeward.gateway.support.Tokens;
import org.junit.jupiter.api.Test;

/** What goes through to another service, and what does not. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
@QuarkusTestResource(EchoedServices.class)
class ProxyTest {

    private static final long MORE_THAN_BUFFERS_HOLD = 1L << 34;

    @TestHTTPResource("/")
    URI base;

    @Test
    void passesTheRequestOnAsItIs() {
        Answer answer = operator()
                .send(
                        "POST",
                        "/v1/admission-events?dry=1",
                        "{}",
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        "k");
        assertThat(answer.status()).isEqualTo(201);
        JsonNode said = answer.json();
        assertThat(said.path("method").asText()).isEqualTo("POST");
        assertThat(said.path("uri").asText()).isEqualTo("/v1/admission-events?dry=1");
        assertThat(said.path("bodyLength").asInt()).isEqualTo(2);
        assertThat(said.at("/headers/authorization").asText()).startsWith("Bearer ");
        assertThat(said.at("/headers/idempotency-key").asText()).isEqualTo("k");
        assertThat(answer.header("location")).isEqualTo("/v1/holds/17");
        assertThat(answer.header("x-of-service")).isEqualTo("kept");
    }

    @Test
    void leavesIdsAsTheyAreWritten() {
        for (String id : List.of("RXX:2139", "RXX%3A2139", "RXX:a%2Fb")) {
            assertThat(operator().get("/v1/stays/" + id).json().path("uri").asText())
                    .isEqualTo("/v1/stays/" + id);
        }
        assertThat(operator().get("/v1/stays/absent").status()).isEqualTo(404);
    }

    /** discharge-service is down here, admission-service answers. */
    @Test
    void sendsWhatDischargeServiceOwnsOfAStayThere() {
        for (String part : List.of("criteria-to-reside", "expected-discharge", "pathway", "delays", "delays/1/close")) {
            assertThat(operator().get("/v1/stays/RXX:2139/" + part).status())
                    .as(part)
                    .isEqualTo(503);
        }
        assertThat(operator().get("/v1/discharge-worklist?site=RXX01").status()).isEqualTo(503);
        assertThat(operator().get("/v1/stays/RXX:2139/other").status()).isEqualTo(201);
    }

    @Test
    void noIdStandsInAMetric() {
        operator().get("/v1/stays/RXX:987654/pathway");
        operator().get("/v1/stays/RXX:987654");
        operator().get("/v1/messages/987654/raw");
        operator().get("/v1/beds/RXX01/W1/B/987654");
        operator().get("/v1/nothing/987654");
        assertThat(operator().get("/q/metrics").body())
                .contains("homeward_gateway")
                .doesNotContain("987654");
    }

    @Test
    void noHeaderOfTheCallersSpeaksForTheGateway() {
        JsonNode said = operator()
                .get("/v1/stays", "X-Forwarded-For", "10.0.0.1", "X-Tenant", "RXX", "Cookie", "a=b", "X-Real-IP", "1")
                .json();
        assertThat(said.path("headers").fieldNames())
                .toIterable()
                .doesNotContain("x-forwarded-for", "x-tenant", "cookie", "x-real-ip");
    }

    @Test
    void aPathThatClimbsIsNotPassedOn() throws IOException {
        for (String path :
                List.of("/v1/stays/../messages", "/v1/stays/%2e%2E/messages", "/v1/stays/./x", "/v1/stays//x")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\n", "")).as(path).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void aServiceThatIsDownIsAProblemWithATimeToComeBack() {
        for (Answer answer : List.of(
                operator().get("/v1/holds"),
                operator().get("/v1/beds?site=RXX01&limit=2&asOf=2026-06-03T10:27:00Z"),
                operator().get("/v1/beds/RXX01/W1/B/1?knownAt=2026-06-03T10:27:00Z"),
                operator().get("/v1/bed-availability?by=ward&asOf=2026-06-03T10:27:00Z"),
                operator().send("PUT", "/v1/sites/RXX01/estate", "{}", "Content-Type", "application/json"))) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            assertThat(answer.header("retry-after")).isNotBlank();
        }
    }

    @Test
    void aServiceThatDoesNotAnswerInTimeIsTheSame() {
        Answer answer = operator().get("/v1/stays/hangs");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isNotBlank();
    }

    @Test
    void takesMegabytesOfMessagesAndNoMoreThanItSays() throws IOException {
        Answer taken = operator().send("POST", "/v1/hl7", "M".repeat(10_000_000), "Content-Type", "application/hl7-v2");
        assertThat(taken.json().path("bodyLength").asInt()).isEqualTo(10_000_000);
        assertThat(raw("POST /v1/hl7 HTTP/1.1\r\nContent-Length: 16777217\r\n", ""))
                .startsWith("HTTP/1.1 413");
        assertThat(raw("POST /v1/admission-events HTTP/1.1\r\nContent-Length: 1048577\r\n", ""))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void aBodyWithoutALengthIsStoppedAtTheLimit() throws IOException {
        String chunk = "10000\r\n" + "M".repeat(65_536) + "\r\n";
        String answer = raw(
                "POST /v1/admission-events HTTP/1.1\r\nTransfer-Encoding: chunked\r\n", chunk.repeat(17) + "0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json");
    }

    @Test
    void readsNoBodyOfWhoHasNoToken() throws IOException {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v1/hl7 HTTP/1.1\r\nHost: x\r\nContent-Length: 16777216\r\n\r\n").getBytes(US_ASCII));
            out.flush();
            assertThat(head(socket.getInputStream()))
                    .startsWith("HTTP/1.1 401")
                    .containsIgnoringCase("connection: close");
            assertThatThrownBy(() -> sendForEver(out)).isInstanceOf(IOException.class);
        }
    }

    private Door operator() {
        return new Door(base, Tokens.operator());
    }

    /** A request as bytes, where a client library would be too polite. */
    private String raw(String start, String body) throws IOException {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    (start + "Host: x\r\nAuthorization: Bearer " + Tokens.operator() + "\r\n\r\n").getBytes(US_ASCII));
            try {
                out.write(body.getBytes(US_ASCII));
                out.flush();
            } catch (IOException e) {
                // Refused before all of it was sent; the answer is there all the same.
            }
            return head(socket.getInputStream());
        }
    }

    /** Until the connection is closed by the other side; a body of no end would otherwise be taken without one. */
    private static void sendForEver(OutputStream out) throws IOException {
        byte[] part = new byte[65_536];
        for (long sent = 0; sent < MORE_THAN_BUFFERS_HOLD; sent += part.length) {
            out.write(part);
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
