package org.homeward.acceptance.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code /v1/stream} as an app does and tells when a bed is first seen occupied in a change. */
final class StreamProbe implements AutoCloseable {

    private static final Pattern BED = Pattern.compile("\"bed\":\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch snapshot = new CountDownLatch(1);
    private final Hops hops;
    private final BufferedReader lines;

    StreamProbe(URI gateway, String token, String query, Hops hops) throws IOException, InterruptedException {
        this.hops = hops;
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/v1/stream" + query))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<java.io.InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException("the stream answered " + answer.statusCode());
        }
        lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8), 1 << 16);
        Thread.ofPlatform().daemon().name("stream probe").start(this::read);
        snapshot.await();
    }

    private void read() {
        try {
            String event = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    event = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    take(event, line);
                }
            }
        } catch (IOException closed) {
            // The bench has closed it, or it was cut off: either way the count of messages seen tells.
        } finally {
            snapshot.countDown();
        }
    }

    private void take(String event, String data) {
        if (event.equals("snapshot")) {
            snapshot.countDown();
        } else if (event.equals("change") && data.contains("\"status\":\"occupied\"")) {
            Matcher bed = BED.matcher(data);
            if (bed.find()) {
                hops.reached(Hops.Stage.STREAM, bed.group(1));
            }
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
