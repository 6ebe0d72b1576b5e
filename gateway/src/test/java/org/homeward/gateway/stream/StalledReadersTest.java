package org.homeward.gateway.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homeward.gateway.support.Beds;
import org.homeward.gateway.support.Capacity;
import org.homeward.gateway.support.Door;
import org.homeward.gateway.support.GatewayWorld;
import org.homeward.gateway.support.StreamReader;
import org.homeward.gateway.support.Tokens;
import org.junit.jupiter.api.Test;

/**
 * R31: readers whose sockets take nothing are cut off in time, cost no memory, and are not noticed by the others. How
 * many there are can be set for the long form (docs/tests.md).
 */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
@TestProfile(StalledReadersTest.ShortPatience.class)
class StalledReadersTest {

    private static final int GOOD = Integer.getInteger("homeward.r31.good", 8);
    private static final int STALLED = Integer.getInteger("homeward.r31.stalled", 5);
    private static final int BEDS = 200;
    private static final int CHANGES = Integer.getInteger("homeward.r31.changes", 8_000);

    /** The readers of this test share its machine: many of them need longer to take everything. */
    private static final Duration PATIENCE = Duration.ofSeconds(60 + GOOD);

    private static final long MOST_GROWTH = 50L * 1024 * 1024;

    public static class ShortPatience implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("homeward.stream.stall-limit", "2s");
        }
    }

    @TestHTTPResource("/")
    URI base;

    private final Capacity capacity = new Capacity();

    @Test
    void whoTakesNothingIsCutOffAndNobodyElseNotices() throws Exception {
        Door operator = new Door(base, Tokens.operator());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> operator.get("/v1/beds").status() == 200);
        for (int bed = 0; bed < BEDS; bed++) {
            capacity.send(bed(bed, 1));
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> operator.get("/v1/beds?site=RST01&limit=1000")
                                .json()
                                .path("items")
                                .size()
                        == BEDS);
        List<StreamReader> good = new ArrayList<>();
        List<Socket> stalled = new ArrayList<>();
        for (int i = 0; i < GOOD; i++) {
            var reader = new StreamReader(base, "?site=RST01", Tokens.operator());
            reader.keepsEvents = false;
            good.add(reader.open());
        }
        for (int i = 0; i < STALLED; i++) {
            stalled.add(stall());
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> open(operator) == GOOD + STALLED);
        long before = heap();
        for (int change = 0; change < CHANGES; change++) {
            capacity.send(bed(change % BEDS, 2 + change / BEDS));
        }
        await("the stalled are cut off")
                .atMost(Duration.ofSeconds(30))
                .until(() -> open(operator) == GOOD && cut(operator) >= STALLED);
        long last = 1 + CHANGES / BEDS;
        for (StreamReader reader : good) {
            await("the others see everything")
                    .atMost(PATIENCE)
                    .until(() -> reader.picture.values().stream()
                            .allMatch(bed -> bed.path("version").asLong() == last));
            assertThat(reader.ended).isFalse();
        }
        assertThat(heap() - before).isLessThan(MOST_GROWTH);
        good.forEach(StreamReader::close);
        await("every connection is given back").until(() -> open(operator) == 0);
        for (Socket socket : stalled) {
            socket.close();
        }
        capacity.close();
    }

    /** Asks for the stream through a small window, and never reads. */
    private Socket stall() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
        String request = "GET /v1/stream?site=RST01 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Tokens.operator()
                + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static Beds.Bed bed(int number, long version) {
        return Beds.empty("RST01/W" + number % 8 + "/B/" + number)
                .version(version)
                .occupiedBy("RST:" + version);
    }

    private static int open(Door door) {
        return (int) metric(door, "homeward_gateway_streams_open");
    }

    private static int cut(Door door) {
        return (int) metric(door, "homeward_gateway_streams_cut_total");
    }

    private static double metric(Door door, String name) {
        return door.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
