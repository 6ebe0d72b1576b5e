package org.homeward.acceptance.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the sender knows of each message, kept outside the system under test: offered, then acknowledged with a code.
 * Each acknowledgement is on disk before the sender goes on.
 */
public final class SenderLedger implements AutoCloseable {

    private final FileChannel file;
    private final Map<String, String> codes = new ConcurrentHashMap<>();

    public SenderLedger(Path path) {
        try {
            this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes that a message has been answered with {@code code} (AA, AE or AR). */
    public void answered(String controlId, String code) {
        codes.put(controlId, code);
        byte[] line = (controlId + ' ' + code + '\n').getBytes(StandardCharsets.US_ASCII);
        try {
            synchronized (file) {
                file.write(ByteBuffer.wrap(line));
                file.force(false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code of each answered message by control id. */
    public Map<String, String> codes() {
        return Map.copyOf(codes);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
