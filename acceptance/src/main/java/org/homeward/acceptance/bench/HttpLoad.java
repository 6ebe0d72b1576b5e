package org.homeward.acceptance.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Closed-loop GETs of one path over keep-alive connections: a thin client, so that on a small machine the server and
 * not the client is measured.
 */
final class HttpLoad {

    /**
     * What a run gave.
     *
     * @param latency microseconds from the request's last byte to the answer's last
     */
    record Result(double perSecond, Histogram latency, int bytes) {}

    private final URI server;
    private final String token;

    HttpLoad(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    Result run(String path, int connections, Duration time) throws InterruptedException {
        ConcurrentHistogram latency = new ConcurrentHistogram(3);
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        int[] bytes = new int[1];
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        Thread[] clients = new Thread[connections];
        for (int i = 0; i < connections; i++) {
            clients[i] = Thread.ofPlatform().start(() -> {
                try {
                    bytes[0] = getUntil(end, path, latency);
                } catch (IOException | RuntimeException e) {
                    failure.set(e);
                }
            });
        }
        for (Thread client : clients) {
            client.join();
        }
        Exception cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("GET " + path + " failed", cause);
        }
        return new Result(latency.getTotalCount() * 1e9 / (System.nanoTime() - begin), latency, bytes[0]);
    }

    private int getUntil(long end, String path, Histogram latency) throws IOException {
        byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
                        + "Authorization: Bearer " + token + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        int size = 0;
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            while (System.nanoTime() < end) {
                long sent = System.nanoTime();
                socket.getOutputStream().write(request);
                size = readAnswer(in);
                latency.recordValue((System.nanoTime() - sent) / 1000);
            }
        }
        return size;
    }

    private static int readAnswer(InputStream in) throws IOException {
        String status = line(in);
        if (!status.contains(" 200 ")) {
            throw new IOException("the server answered " + status);
        }
        int length = -1;
        boolean chunked = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
        }
        if (chunked) {
            return skipChunks(in);
        }
        if (length < 0) {
            throw new IOException("the answer has no length");
        }
        in.skipNBytes(length);
        return length;
    }

    /** What another service answers comes through the gateway in chunks. */
    private static int skipChunks(InputStream in) throws IOException {
        int length = 0;
        int chunk;
        do {
            chunk = Integer.parseInt(line(in).strip(), 16);
            in.skipNBytes(chunk);
            line(in);
            length += chunk;
        } while (chunk > 0);
        return length;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the server closed the connection");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
