package org.homeward.gateway.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A reader of {@code /v1/stream} as an app would write it: keeps each bed's newest item, and the last event's id. */
public final class StreamReader implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One event; data is empty for comments' sake never. */
    public record Event(String name, String id, JsonNode data) {}

    public final Queue<Event> events = new ConcurrentLinkedQueue<>();
    public final Map<String, JsonNode> picture = new ConcurrentHashMap<>();
    public volatile String lastEventId = "";
    public volatile boolean ended;
    public volatile int status;

    /** Off where a test would only fill its own memory. */
    public boolean keepsEvents = true;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String token;
    private volatile java.io.InputStream body;

    public StreamReader(URI base, String query, String token) {
        this.address = URI.create(base.toString().replaceAll("/$", "") + "/v1/stream" + query);
        this.token = token;
    }

    public StreamReader open() {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            HttpResponse<java.io.InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
            status = response.statusCode();
            body = response.body();
            ended = false;
            Thread.ofVirtual().start(() -> read(response.body()));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hangs up without a word, as a lost connection does. */
    public void drop() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Event> named(String name) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    private void read(java.io.InputStream stream) {
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<String> event = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    take(event);
                    event.clear();
                } else {
                    event.add(line);
                }
            }
        } catch (IOException e) {
            // Hung up by either side.
        }
        ended = true;
    }

    private void take(List<String> lines) throws IOException {
        String name = field(lines, "event");
        if (name == null) {
            return;
        }
        JsonNode data = JSON.readTree(field(lines, "data"));
        String id = field(lines, "id");
        switch (name) {
            case "snapshot" -> {
                picture.clear();
                data.path("items").forEach(bed -> picture.put(bed.path("bed").asText(), bed));
            }
            case "change" -> picture.put(data.path("bed").asText(), data);
            case "reset" -> picture.clear();
            default -> {}
        }
        if (id != null) {
            lastEventId = id;
        }
        if (keepsEvents) {
            events.add(new Event(name, id, data));
        }
    }

    private static String field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).stripLeading())
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        drop();
        client.shutdownNow();
    }
}
