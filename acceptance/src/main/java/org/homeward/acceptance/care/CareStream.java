package org.homeward.acceptance.care;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The changes of an area's care, as an app reads them from {@code /v1/stream}. */
public final class CareStream implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<JsonNode> changes = new CopyOnWriteArrayList<>();

    public CareStream(URI gateway, String token, String area) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/v1/stream?area=" + area.replace(" ", "%20")))
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<Stream<String>> answer = client.send(request, HttpResponse.BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new IOException("the stream answered " + answer.statusCode());
        }
        Thread.ofVirtual().start(() -> read(answer.body()));
    }

    /** What changes of this provider's lines were told so far, in order. */
    public List<JsonNode> of(String provider) {
        return changes.stream()
                .filter(change -> change.path("provider").asText().equals(provider))
                .toList();
    }

    /** What changes of this flat were told so far, in order. */
    public List<JsonNode> ofFlat(String flat) {
        return changes.stream()
                .filter(change -> change.path("flat").asText().equals(flat))
                .toList();
    }

    private void read(Stream<String> lines) {
        String[] event = {""};
        try {
            lines.forEach(line -> {
                if (line.startsWith("event:")) {
                    event[0] = line.substring(6).strip();
                } else if (line.startsWith("data:") && event[0].equals("change")) {
                    changes.add(json(line.substring(5)));
                }
            });
        } catch (java.io.UncheckedIOException closed) {
            // It was read to where it ended; what is missing then is missing in the changes.
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException("a change that is no JSON", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
