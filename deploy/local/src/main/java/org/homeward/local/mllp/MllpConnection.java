package org.homeward.local.mllp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** One MLLP connection, as a sender holds it. */
public final class MllpConnection implements AutoCloseable {

    private static final int START = 0x0B;
    private static final int END = 0x1C;

    private final Socket socket;
    private final InputStream in;

    /** Connects to {@code port} on this machine; an answer may take {@code timeout}. */
    public MllpConnection(int port, Duration timeout) throws IOException {
        this("127.0.0.1", port, timeout);
    }

    /** Connects to {@code port} of {@code host}; an answer may take {@code timeout}. */
    public MllpConnection(String host, int port, Duration timeout) throws IOException {
        socket = new Socket();
        socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) timeout.toMillis());
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    /** Sends a message without waiting. */
    public void send(byte[] message) throws IOException {
        byte[] frame = new byte[message.length + 3];
        frame[0] = START;
        System.arraycopy(message, 0, frame, 1, message.length);
        frame[frame.length - 2] = END;
        frame[frame.length - 1] = '\r';
        socket.getOutputStream().write(frame);
    }

    /** The next acknowledgement on this connection. */
    public Ack receive() throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(256);
        for (int b = in.read(); b != END; b = in.read()) {
            if (b < 0) {
                throw new IOException("the connection was closed before an answer");
            }
            if (b != START) {
                frame.write(b);
            }
        }
        in.read();
        return Ack.parse(frame.toString(StandardCharsets.UTF_8));
    }

    /** Sends a message and waits for its acknowledgement. */
    public Ack ask(byte[] message) throws IOException {
        send(message);
        return receive();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /**
     * What an acknowledgement says.
     *
     * @param code MSA-1
     * @param controlId MSA-2, the control id of the message that it answers
     * @param reason MSA-3, empty if there is none
     * @param error the code of table 0357 in MSA-6, empty if there is none
     * @param text the whole acknowledgement
     */
    public record Ack(String code, String controlId, String reason, String error, String text) {

        private static final String NOT_NOW = "207";

        /** Whether the receiver could not store it now (AE 207): the sender tries again. */
        public boolean isToBeRetried() {
            return code.equals("AE") && error.equals(NOT_NOW);
        }

        /** Reads an acknowledgement in its own delimiters: it is written in those of the message that it answers. */
        static Ack parse(String ack) throws IOException {
            if (!ack.startsWith("MSH") || ack.length() < 5) {
                throw new IOException("an answer that is no HL7 message");
            }
            String separator = Pattern.quote(ack.substring(3, 4));
            String component = Pattern.quote(ack.substring(4, 5));
            for (String segment : ack.split("\r")) {
                String[] fields = segment.split(separator, -1);
                if (fields[0].equals("MSA") && fields.length > 1) {
                    String error = field(fields, 6).split(component, -1)[0];
                    return new Ack(fields[1], field(fields, 2), field(fields, 3), error, ack);
                }
            }
            throw new IOException("an answer without MSA");
        }

        private static String field(String[] fields, int number) {
            return fields.length > number ? fields[number] : "";
        }
    }
}
