package org.homeward.local.week;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.homeward.local.mllp.SmallReceiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoTest {

    private static final Instant END = Instant.parse("2026-11-02T10:00:00Z");
    private static final List<Instant> LIVE = LongStream.range(0, 300)
            .mapToObj(i -> END.plusSeconds(1200 + 3 * i + i / 7))
            .toList();

    private HttpServer gateway;
    private SmallReceiver receiver;

    @BeforeEach
    void listen() throws Exception {
        receiver = new SmallReceiver();
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void close() throws Exception {
        gateway.stop(0);
        receiver.close();
    }

    @Test
    void goesOnAfterARestartAsIfThereHadBeenNone() throws Exception {
        Demo one = demo();
        int week = one.playWeek();
        assertThat(receiver.received()).hasSize(week);
        for (Instant at : LIVE.subList(0, 200)) {
            one.happens(at);
        }
        int before = receiver.received().size();
        for (Instant at : LIVE.subList(200, 300)) {
            one.happens(at);
        }
        List<String> unbroken = since(before);

        before = receiver.received().size();
        Demo restarted = demo();
        restarted.retell(LIVE.subList(0, 200));
        List<String> again = since(before);
        before = receiver.received().size();
        for (Instant at : LIVE.subList(200, 300)) {
            restarted.happens(at);
        }

        assertThat(again)
                .isNotEmpty()
                .hasSizeLessThan(5)
                .isSubsetOf(receiver.received().subList(week, before));
        assertThat(since(before)).isEqualTo(unbroken);
    }

    @Test
    void neverSaysTwoThingsUnderOneControlId() throws Exception {
        Demo demo = demo();
        demo.playWeek();
        for (Instant at : LIVE) {
            demo.happens(at);
        }
        Map<String, String> said = new HashMap<>();
        for (String message : receiver.received()) {
            String[] header = message.split("\\|", 11);
            String before = said.put(header[3] + " " + header[9], message);
            assertThat(before).isIn(null, message);
        }
        assertThat(said).hasSizeGreaterThan(1000);
    }

    @Test
    void hasOneVersionHoweverOftenItIsAsked() {
        assertThat(Demo.version()).hasSize(16).isEqualTo(Demo.version());
    }

    private Demo demo() {
        return new Demo(
                receiver.port(),
                URI.create("http://127.0.0.1:" + gateway.getAddress().getPort()),
                "token",
                END);
    }

    private List<String> since(int count) {
        List<String> all = receiver.received();
        return new ArrayList<>(all.subList(count, all.size()));
    }
}
