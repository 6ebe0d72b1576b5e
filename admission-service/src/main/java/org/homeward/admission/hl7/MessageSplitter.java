package org.homeward.admission.hl7;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a body or a file into messages: a message begins at each segment MSH. Batch envelopes (FHS, BHS, BTS, FTS) and
 * MLLP marks are taken off; bytes before the first MSH that are neither become an item of their own, so that they are
 * refused and not swallowed.
 */
public final class MessageSplitter {

    private static final List<byte[]> ENVELOPES = List.of(ascii("FHS"), ascii("BHS"), ascii("BTS"), ascii("FTS"));
    private static final byte[] MSH = ascii("MSH");

    private final byte[] bytes;
    private final List<byte[]> messages = new ArrayList<>();
    private int begin;

    private MessageSplitter(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The messages in their order; of a blank body none. */
    public static List<byte[]> split(byte[] bytes) {
        if (isWide(bytes)) {
            return List.of(bytes);
        }
        MessageSplitter splitter = new MessageSplitter(bytes);
        splitter.run();
        return splitter.messages;
    }

    private void run() {
        int line = skipMarks(0);
        begin = line;
        while (line < bytes.length) {
            int end = endOfLine(line);
            if (startsWith(MSH, line)) {
                add(line);
                begin = line;
            } else if (isEnvelope(line)) {
                add(line);
                begin = end;
            }
            line = skipMarks(end);
        }
        add(bytes.length);
    }

    private void add(int end) {
        int from = begin;
        int to = Math.max(begin, end);
        while (from < to && isMark(bytes[from])) {
            from++;
        }
        while (to > from && isMark(bytes[to - 1])) {
            to--;
        }
        if (to > from && to < end && isLineEnd(bytes[to])) {
            to++;
        }
        if (from < to) {
            messages.add(Arrays.copyOfRange(bytes, from, to));
        }
    }

    private int skipMarks(int from) {
        int i = from;
        while (i < bytes.length && isMark(bytes[i])) {
            i++;
        }
        return i;
    }

    private int endOfLine(int from) {
        int i = from;
        while (i < bytes.length && !isLineEnd(bytes[i]) && bytes[i] != 0x1C && bytes[i] != 0x0B) {
            i++;
        }
        return i;
    }

    private boolean isEnvelope(int line) {
        return ENVELOPES.stream().anyMatch(name -> startsWith(name, line));
    }

    private boolean startsWith(byte[] name, int at) {
        return at + name.length <= bytes.length
                && Arrays.equals(bytes, at, at + name.length, name, 0, name.length)
                && (at + name.length == bytes.length || !isLetterOrDigit(bytes[at + name.length]));
    }

    private static boolean isLineEnd(byte b) {
        return b == '\r' || b == '\n';
    }

    /** White space between lines, and the marks of MLLP frames in a file that holds them. */
    private static boolean isMark(byte b) {
        return isLineEnd(b) || b == 0x0B || b == 0x1C || b == ' ' || b == '\t';
    }

    private static boolean isLetterOrDigit(byte b) {
        return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
    }

    private static boolean isWide(byte[] bytes) {
        return bytes.length > 3
                && (bytes[0] == 0 || bytes[1] == 0 || bytes[0] == (byte) 0xfe || bytes[0] == (byte) 0xff);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
