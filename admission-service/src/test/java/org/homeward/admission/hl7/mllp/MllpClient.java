package org.homeward.admission.hl7.mllp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A sender with a socket of its own. */
final class MllpClient implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    MllpClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static byte[] frame(String message) {
        return ('\u000b' + message + "\u001c\r").getBytes(StandardCharsets.UTF_8);
    }

    void send(String message) throws IOException {
        raw(frame(message));
    }

    void raw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    void raw(String bytes) throws IOException {
        raw(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The next acknowledgement; fails at the end of the stream. */
    String ack() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        int b = in.read();
        while (b != 0x1c) {
            if (b < 0) {
                throw new EOFException("closed before an acknowledgement came");
            }
            if (b != 0x0b) {
                message.write(b);
            }
            b = in.read();
        }
        if (in.read() != 0x0d) {
            throw new IOException("no CR after the end of the block");
        }
        return message.toString(StandardCharsets.UTF_8);
    }

    /** MSA-1 and MSA-2 of the next acknowledgement. */
    String answer() throws IOException {
        String[] msa = ack().split("\r")[1].split("\\|");
        return msa[1] + " " + (msa.length > 2 ? msa[2] : "");
    }

    boolean isClosedByServer() throws IOException {
        try {
            return in.read() < 0;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
