package org.homeward.gateway.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.Executors;

/** An admission-service that says what reached it, and a capacity-service and discharge-service that are down. */
public class EchoedServices implements QuarkusTestResourceLifecycleManager {

    private static final ObjectMapper JSON = new ObjectMapper();

    private HttpServer admission;

    @Override
    public Map<String, String> start() {
        try {
            admission = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            admission.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            admission.createContext("/", EchoedServices::echo);
            admission.start();
            return Map.of(
                    "homeward.admission.url",
                            "http://127.0.0.1:" + admission.getAddress().getPort(),
                    "homeward.capacity.url", "http://127.0.0.1:" + closedPort(),
                    "homeward.discharge.url", "http://127.0.0.1:" + closedPort(),
                    "homeward.housing.url", "http://127.0.0.1:" + closedPort(),
                    "homeward.proxy.time-limit", "3s");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        admission.stop(0);
    }

    private static void echo(HttpExchange exchange) throws IOException {
        long length = 0;
        try (InputStream body = exchange.getRequestBody()) {
            byte[] part = new byte[8192];
            for (int read = body.read(part); read >= 0; read = body.read(part)) {
                length += read;
            }
        }
        if (exchange.getRequestURI().getPath().endsWith("/hangs")) {
            return;
        }
        ObjectNode said = JSON.createObjectNode()
                .put("method", exchange.getRequestMethod())
                .put("uri", exchange.getRequestURI().toString())
                .put("bodyLength", length);
        ObjectNode headers = said.putObject("headers");
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
        byte[] answer = said.toString().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Location", "/v1/holds/17");
        exchange.getResponseHeaders().set("X-Of-Service", "kept");
        exchange.sendResponseHeaders(exchange.getRequestURI().getPath().endsWith("/absent") ? 404 : 201, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
