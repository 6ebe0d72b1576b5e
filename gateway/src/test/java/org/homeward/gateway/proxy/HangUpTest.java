package org.homeward.gateway.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.homeward.gateway.support.Door;
import org.homeward.gateway.support.EchoedServices;
import org.homeward.gateway.support.GatewayWorld;
import org.homeward.gateway.support.Tokens;
import org.junit.jupiter.api.Test;

/** R14 at the front door: callers that hang up in mid-air cost nothing, whatever they asked for. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
@QuarkusTestResource(EchoedServices.class)
class HangUpTest {

    private static final int CALLERS = 480;

    /** The service that hangs is in this process and never closes its end of a connection. */
    private static final int HANGING = CALLERS / 4;

    /** What other connections of this process may have come to meanwhile. */
    private static final int FEW = 20;

    private static final List<String> ASKED =
            List.of("/v1/stream?site=RHU01", "/v1/beds?site=RHU01", "/v1/stays/RHU:1", "/v1/stays/hangs");

    @TestHTTPResource("/")
    URI base;

    @Test
    void callersThatHangUpLeaveNothingOpen() throws IOException {
        Door operator = new Door(base, Tokens.operator());
        await().atMost(Duration.ofMinutes(1))
                .until(() -> operator.get("/v1/beds").status() == 200);
        double filesBefore = metric(operator, "process_files_open_files");
        assertThat(filesBefore).isPositive();
        for (int caller = 0; caller < CALLERS; caller++) {
            hangUp(ASKED.get(caller % ASKED.size()), caller % (2 * ASKED.size()) == 0);
        }

        await("streams are given back")
                .atMost(Duration.ofMinutes(1))
                .until(() -> metric(operator, "homeward_gateway_streams_open") == 0);
        await("connections to callers and services are given back")
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(metric(operator, "process_files_open_files"))
                        .isLessThanOrEqualTo(filesBefore + HANGING + FEW));
        for (int i = 0; i < 12; i++) {
            assertThat(operator.get("/v1/beds?site=RHU01").status()).isEqualTo(200);
            assertThat(operator.get("/v1/stays/RHU:1").status()).isEqualTo(201);
        }
    }

    /** @param begun whether the answer has begun by then; else the caller may be gone before anybody looks at the request */
    private void hangUp(String path, boolean begun) throws IOException {
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Tokens.operator()
                                    + "\r\n\r\n")
                            .getBytes(US_ASCII));
            socket.getOutputStream().flush();
            if (begun) {
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }
        }
    }

    private static double metric(Door door, String name) {
        return door.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
