package org.homeward.local.mllp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes HL7 over MLLP and keeps it. Answers each message with the next of the answers it was given, then with AA. */
public final class SmallReceiver implements AutoCloseable {

    private static final String ACCEPTED = "MSH|^~\\&|H|H\rMSA|AA|1\r";

    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;

    public SmallReceiver() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public void answersNext(String answer) {
        answers.add(answer);
    }

    /** What has come so far, in its order. */
    public List<String> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = socket.accept();
                Thread.ofVirtual().start(() -> answer(caller));
            }
        } catch (IOException e) {
            // The test has ended.
        }
    }

    private void answer(Socket caller) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try (caller) {
            InputStream in = new java.io.BufferedInputStream(caller.getInputStream());
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == 0x1C) {
                    received.add(message.toString(StandardCharsets.UTF_8).strip());
                    message.reset();
                    String answer = answers.isEmpty() ? ACCEPTED : answers.remove();
                    caller.getOutputStream().write(("\u000b" + answer + "\u001c\r").getBytes(StandardCharsets.UTF_8));
                } else {
                    message.write(b);
                }
            }
        } catch (IOException e) {
            // The sender hung up.
        }
    }
}
