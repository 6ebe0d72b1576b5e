package org.homeward.local.mllp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A file of HL7 v2 messages: any number, each from an MSH on, segments ended by CR, LF or CRLF; in MLLP frames or not, gzipped or not. */
public final class MessageFile {

    private MessageFile() {}

    /** The messages of a file in its order, segments ended by CR. Their bytes are else as they stand in the file. */
    public static List<byte[]> read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(2);
            boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return split(zipped ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes());
        }
    }

    /** The messages in {@code bytes}. What stands before the first MSH is passed over. */
    public static List<byte[]> split(byte[] bytes) {
        List<byte[]> messages = new ArrayList<>();
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        int begin = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || endsLine(bytes[i])) {
                if (startsMessage(bytes, begin)) {
                    flush(message, messages);
                }
                if (i > begin && (message.size() > 0 || startsMessage(bytes, begin))) {
                    message.write(bytes, begin, i - begin);
                    message.write('\r');
                }
                begin = i + 1;
            }
        }
        flush(message, messages);
        return messages;
    }

    /** Line ends, and the marks of MLLP frames in a file that holds them. */
    private static boolean endsLine(byte b) {
        return b == '\r' || b == '\n' || b == 0x0B || b == 0x1C;
    }

    private static boolean startsMessage(byte[] bytes, int at) {
        return at + 3 < bytes.length && new String(bytes, at, 3, StandardCharsets.ISO_8859_1).equals("MSH");
    }

    private static void flush(ByteArrayOutputStream message, List<byte[]> messages) {
        if (message.size() > 0) {
            messages.add(message.toByteArray());
            message.reset();
        }
    }
}
