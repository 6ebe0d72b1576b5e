package org.homeward.admission.hl7;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message cut into segments. Reads what real systems send: CR, LF or CRLF after a segment, blank lines, delimiters
 * from MSH-1 and MSH-2, names in lower case, segments out of order. Holds only the segments that Homeward reads.
 */
final class Message {

    /** Those that are read; all others are skipped. ZU1 to ZU8 (HL7 UK A.3) are kept for what discharge planning needs. */
    private static final Set<String> READ = Set.of(
            "MSH", "EVN", "PID", "PD1", "PV1", "PV2", "MRG", "NPU", "ZU1", "ZU2", "ZU3", "ZU4", "ZU5", "ZU6", "ZU7",
            "ZU8");

    private static final int MOST_SEGMENTS = 5_000;

    private final List<Segment> segments;

    private Message(List<Segment> segments) {
        this.segments = segments;
    }

    /**
     * @param text the whole message, beginning with its MSH
     * @throws Unreadable if it does not, or there are more than 5,000 segments of the kinds that are read
     */
    static Message of(String text, Delimiters delimiters, Escapes escapes) {
        List<Segment> segments = new ArrayList<>();
        int length = text.length();
        int start = 0;
        while (start < length) {
            int end = endOfLine(text, start);
            String name = name(text, start, end, delimiters.field());
            if (name != null) {
                segments.add(new Segment(text, start, end, delimiters, escapes, name));
                if (segments.size() > MOST_SEGMENTS) {
                    throw new Unreadable(
                            ErrorCode.SEGMENT_SEQUENCE,
                            name,
                            "More than " + MOST_SEGMENTS + " segments in one message");
                }
            }
            start = end + 1;
        }
        if (segments.isEmpty() || !segments.get(0).name().equals("MSH")) {
            throw new Unreadable(
                    ErrorCode.DATA_TYPE, "MSH-18", "The MSH segment cannot be read in the character set of MSH-18");
        }
        return new Message(segments);
    }

    /** The message's own MSH. */
    Segment msh() {
        return segments.get(0);
    }

    List<Segment> segments() {
        return segments;
    }

    /** The first segment of that name. */
    @Nullable
    Segment first(String name) {
        for (Segment segment : segments) {
            if (segment.name().equals(name)) {
                return segment;
            }
        }
        return null;
    }

    static int endOfLine(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '\r' && text.charAt(i) != '\n') {
            i++;
        }
        return i;
    }

    private static @Nullable String name(String text, int start, int end, char field) {
        if (end - start < 3 || end - start > 3 && text.charAt(start + 3) != field) {
            return null;
        }
        String name = text.substring(start, start + 3);
        if (READ.contains(name)) {
            return name;
        }
        String upper = name.toUpperCase(Locale.ROOT);
        return READ.contains(upper) ? upper : null;
    }
}
