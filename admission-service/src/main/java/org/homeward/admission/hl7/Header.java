package org.homeward.admission.hl7;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The beginning of a message: enough to know its delimiters and its charset, and to answer it.
 *
 * @param msh read as Latin, before the charset is known
 */
record Header(byte[] raw, Delimiters delimiters, Segment msh) {

    /** An MSH longer than this is cut: its fields up to MSH-18 do not come near it. */
    private static final int LONGEST = 8_192;

    /** @throws Unreadable if the bytes do not begin with an MSH segment and sensible delimiters */
    static Header of(byte[] raw) {
        String text = Charsets.header(raw, LONGEST);
        int start = start(text);
        if (!text.startsWith("MSH", start) || text.length() < start + 4) {
            throw new Unreadable(
                    ErrorCode.SEGMENT_SEQUENCE, "MSH", "A message begins with an MSH segment; send whole HL7 messages");
        }
        int end = Message.endOfLine(text, start);
        Delimiters delimiters = delimiters(text.substring(start, end));
        Escapes escapes = new Escapes(delimiters, StandardCharsets.ISO_8859_1);
        return new Header(raw, delimiters, new Segment(text, start, end, delimiters, escapes, "MSH"));
    }

    /** @throws Unreadable if the bytes are invalid in the charset that MSH-18 names */
    Charsets.Decoded decode() {
        List<String> names = new ArrayList<>();
        for (Cell name : msh.field(18).repetitions()) {
            names.add(name.component(1).text());
        }
        Charsets.Decoded decoded = Charsets.decode(raw, names);
        return new Charsets.Decoded(decoded.text().substring(start(decoded.text())), decoded.charset());
    }

    private static Delimiters delimiters(String line) {
        if (line.length() < 4) {
            throw new Unreadable(ErrorCode.DATA_TYPE, "MSH-1", "MSH-1 is missing: give the field separator, usually |");
        }
        int end = line.indexOf(line.charAt(3), 4);
        return Delimiters.of(line.substring(3, end < 0 ? line.length() : end));
    }

    /** Skips blank lines, a byte order mark (in UTF-8 as Latin too) and a stray start of block. */
    private static int start(String text) {
        int i = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
        while (i < text.length() && (text.charAt(i) <= ' ' || text.charAt(i) == '\ufeff')) {
            i++;
        }
        return i;
    }
}
