package org.homeward.gateway.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A service that does to each connection, after the head of a request, what the test wants; the last again and again. */
final class RawService implements AutoCloseable {

    /** What it does; the connection is closed after it. */
    interface Deed {
        void with(Socket connection) throws IOException;
    }

    static final Deed CLOSE = connection -> {};
    static final Deed ANSWER = connection -> write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    static final Deed HALF = connection -> write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{");

    private final ServerSocket socket;
    private final List<Deed> deeds;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    RawService(Deed... deeds) {
        this.deeds = List.of(deeds);
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    /** Waits until the other side closes, and tells. */
    static Deed awaitEnd(CountDownLatch asked, CountDownLatch ended) {
        return connection -> {
            asked.countDown();
            try {
                while (connection.getInputStream().read() >= 0) {
                    // Until there is no more.
                }
            } catch (IOException reset) {
                // An end too.
            }
            ended.countDown();
        };
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** The first line of each request that came. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        for (int i = 0; !socket.isClosed(); i++) {
            try {
                Socket connection = socket.accept();
                Deed deed = deeds.get(Math.min(i, deeds.size() - 1));
                Thread.ofVirtual().start(() -> serve(connection, deed));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection, Deed deed) {
        try (connection) {
            String head = head(connection.getInputStream());
            requests.add(head.lines().findFirst().orElse(""));
            deed.with(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(US_ASCII));
        connection.getOutputStream().flush();
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
