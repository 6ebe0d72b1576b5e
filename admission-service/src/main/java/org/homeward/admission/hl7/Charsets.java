package org.homeward.admission.hl7;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The character sets of MSH-18 (HL7 table 0211). No name, or one that nobody knows: UTF-8 if the bytes are valid in it,
 * else ISO 8859-1 (every code and number is ASCII in practice, and the raw bytes are kept). Bytes that are invalid in
 * the set that is named make the message a refusal.
 */
final class Charsets {

    /** Text and the charset that it came in. */
    record Decoded(String text, Charset charset) {}

    private Charsets() {}

    /**
     * @param names the repetitions of MSH-18; the first in which the bytes are valid counts
     * @throws Unreadable if the bytes are valid in none of the sets named
     */
    static Decoded decode(byte[] raw, List<String> names) {
        Charset wide = wide(raw);
        if (wide != null) {
            return decode(raw, wide);
        }
        List<Charset> stated = new ArrayList<>();
        for (String name : names) {
            Charset charset = named(name);
            if (charset != null) {
                stated.add(charset);
            }
        }
        if (isAscii(raw) && stated.stream().noneMatch(Charsets::isShifting)) {
            Charset charset = stated.isEmpty() ? StandardCharsets.UTF_8 : stated.get(0);
            return new Decoded(new String(raw, StandardCharsets.ISO_8859_1), charset);
        }
        return stated.isEmpty() ? guess(raw) : firstValid(raw, stated);
    }

    /** UTF-16 shows itself in the first bytes; anything else can be read as if it were Latin for its header. */
    static String header(byte[] raw, int limit) {
        Charset wide = wide(raw);
        int length = Math.min(raw.length, limit);
        return new String(raw, 0, length, wide == null ? StandardCharsets.ISO_8859_1 : wide);
    }

    private static Decoded guess(byte[] raw) {
        String utf8 = strictly(raw, StandardCharsets.UTF_8);
        return utf8 == null
                ? new Decoded(new String(raw, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1)
                : new Decoded(utf8, StandardCharsets.UTF_8);
    }

    private static Decoded firstValid(byte[] raw, List<Charset> stated) {
        for (Charset charset : stated) {
            String text = strictly(raw, charset);
            if (text != null) {
                return new Decoded(text, charset);
            }
        }
        throw new Unreadable(
                ErrorCode.DATA_TYPE,
                "MSH-18",
                "The bytes are not valid in the character set that MSH-18 names; correct MSH-18 or the encoding");
    }

    private static Decoded decode(byte[] raw, Charset wide) {
        return firstValid(raw, List.of(wide));
    }

    private static @Nullable String strictly(byte[] raw, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
        } catch (CharacterCodingException invalid) {
            return null;
        }
    }

    private static @Nullable Charset wide(byte[] raw) {
        if (raw.length < 4) {
            return null;
        }
        int start = (raw[0] & 0xff) << 8 | raw[1] & 0xff;
        if (start == 0xfeff || start == 'M' && raw[2] == 0) {
            return StandardCharsets.UTF_16BE;
        }
        return start == 0xfffe || start == 'M' << 8 && raw[3] == 0 ? StandardCharsets.UTF_16LE : null;
    }

    private static boolean isShifting(Charset charset) {
        return charset.name().startsWith("ISO-2022");
    }

    private static boolean isAscii(byte[] raw) {
        for (byte b : raw) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Charset named(String stated) {
        String name = stated.strip().toUpperCase(Locale.ROOT);
        if (name.startsWith("8859/") || name.startsWith("8859-")) {
            return known("ISO-8859-" + name.substring(5));
        }
        return switch (name) {
            case "" -> null;
            case "ASCII", "ISO IR6", "ISO IR 6" -> StandardCharsets.US_ASCII;
            case "UNICODE", "UNICODE UTF-8", "UTF8", "UNICODE UTF-16", "UNICODE UTF-32", "UTF-16", "UTF-32" ->
                StandardCharsets.UTF_8;
            case "ISO IR87", "ISO IR 87", "ISO IR159", "ISO IR 159" -> known("ISO-2022-JP");
            case "ISO IR14", "ISO IR 14" -> known("JIS_X0201");
            case "GB 18030-2000" -> known("GB18030");
            case "KS X 1001" -> known("EUC-KR");
            case "BIG-5" -> known("Big5");
            default -> known(name);
        };
    }

    /** Only sets in which the header can be read as it stands: not EBCDIC, not UTF-16. */
    private static @Nullable Charset known(String name) {
        try {
            Charset charset = Charset.forName(name);
            boolean readable = charset.canEncode()
                    && new String("MSH|^~\\&".getBytes(StandardCharsets.US_ASCII), charset).equals("MSH|^~\\&");
            return readable ? charset : null;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }
}
