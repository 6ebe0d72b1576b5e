package org.homeward.gateway.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.homeward.gateway.support.Door;
import org.homeward.gateway.support.Door.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service closes a connection at the instant at which a request is sent on it. */
class ClosedConnectionsTest {

    private static final String HOLDS = "/v1/holds";

    private Vertx vertx;

    @BeforeEach
    void begin() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void end() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(60, SECONDS);
    }

    @Test
    void asksOnceMoreForARead() throws Exception {
        for (String method : new String[] {"GET", "HEAD"}) {
            try (var service = new RawService(RawService.CLOSE, RawService.ANSWER)) {
                assertThat(door(service).send(method, HOLDS, null).status()).isEqualTo(200);
                assertThat(service.requests()).hasSize(2).allMatch((method + " /v1/holds HTTP/1.1")::equals);
            }
        }
    }

    @Test
    void asksNoMoreThanOnceMore() throws Exception {
        try (var service = new RawService(RawService.CLOSE)) {
            Answer answer = door(service).get(HOLDS);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("retry-after")).isNotBlank();
            assertThat(service.requests()).hasSize(2);
        }
    }

    @Test
    void doesNotSendACommandTwice() throws Exception {
        try (var service = new RawService(RawService.CLOSE, RawService.ANSWER)) {
            assertThat(door(service).send("POST", HOLDS, "{}").status()).isEqualTo(503);
            assertThat(door(service).send("DELETE", HOLDS + "/1", null).status())
                    .isEqualTo(200);
            assertThat(service.requests()).containsExactly("POST /v1/holds HTTP/1.1", "DELETE /v1/holds/1 HTTP/1.1");
        }
    }

    @Test
    void doesNotAskAgainForWhatHasBegunToCome() throws Exception {
        try (var service = new RawService(RawService.HALF, RawService.ANSWER)) {
            Door door = door(service);
            assertThatThrownBy(() -> door.get(HOLDS)).hasMessageContaining("IOException");
            assertThat(service.requests()).hasSize(1);
        }
    }

    @Test
    void leavesTheSecondAttemptWhenItsCallerGoes() throws Exception {
        var asked = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        try (var service = new RawService(RawService.CLOSE, RawService.awaitEnd(asked, ended))) {
            URI gateway = gateway(service);
            try (var caller = new Socket(gateway.getHost(), gateway.getPort())) {
                caller.getOutputStream().write("GET /v1/holds HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
                assertThat(asked.await(60, SECONDS)).isTrue();
            }
            assertThat(ended.await(60, SECONDS)).isTrue();
        }
    }

    private Door door(RawService service) throws Exception {
        return new Door(gateway(service), null);
    }

    /** The routes alone: who may come in is decided before them. */
    private URI gateway(RawService service) throws Exception {
        Router router = Router.router(vertx);
        URI url = service.address();
        new ServiceRoutes(vertx, url, url, url, url, Duration.ofMinutes(2), 1_000_000, 1_000_000).routes(router);
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, SECONDS);
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }
}
