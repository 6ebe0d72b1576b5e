package org.homeward.admission.hl7;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Escape sequences of HL7 v2 chapter 2.7, in the delimiters and charset of one message. What is no escape sequence
 * stays as it was sent.
 */
final class Escapes {

    private static final int LONGEST = 400;

    private final Delimiters delimiters;
    private final Charset charset;

    Escapes(Delimiters delimiters, Charset charset) {
        this.delimiters = delimiters;
        this.charset = charset;
    }

    String unescape(String value) {
        char escape = delimiters.escape();
        int at = value.indexOf(escape);
        if (at < 0) {
            return value;
        }
        StringBuilder out = new StringBuilder(value.length());
        int from = 0;
        while (at >= 0) {
            int end = value.indexOf(escape, at + 1);
            if (end < 0) {
                break;
            }
            String meaning = end - at > LONGEST ? null : meaning(value.substring(at + 1, end));
            out.append(value, from, at);
            if (meaning == null) {
                // a lone escape character: keep it, and let the next one begin a sequence
                out.append(value, at, end);
                from = end;
                at = end;
            } else {
                out.append(meaning);
                from = end + 1;
                at = value.indexOf(escape, from);
            }
        }
        return out.append(value, from, value.length()).toString();
    }

    /** Writes text that may hold delimiters; a delimiter is left out where the message defines no escape character. */
    String escape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String name = name(c);
            if (c < ' ') {
                out.append(' ');
            } else if (name == null) {
                out.append(c);
            } else if (delimiters.has(delimiters.escape())) {
                out.append(delimiters.escape()).append(name).append(delimiters.escape());
            }
        }
        return out.toString();
    }

    private @Nullable String name(char c) {
        if (c == delimiters.field()) {
            return "F";
        } else if (c == delimiters.component()) {
            return "S";
        } else if (c == delimiters.repetition()) {
            return "R";
        } else if (c == delimiters.subcomponent()) {
            return "T";
        } else if (c == delimiters.escape()) {
            return "E";
        }
        return null;
    }

    private @Nullable String meaning(String code) {
        if (code.isEmpty()) {
            return null;
        }
        return switch (code) {
            case "F" -> String.valueOf(delimiters.field());
            case "S" -> defined(delimiters.component());
            case "R" -> defined(delimiters.repetition());
            case "T" -> defined(delimiters.subcomponent());
            case "E" -> String.valueOf(delimiters.escape());
            case "P" -> defined(delimiters.truncation());
            case "H", "N" -> "";
            default -> longer(code);
        };
    }

    private @Nullable String longer(String code) {
        return switch (code.charAt(0)) {
            case 'X' -> hex(code.substring(1));
            case '.' -> formatting(code.toLowerCase(Locale.ROOT));
            case 'C', 'M' -> code.length() == 5 || code.length() == 7 ? "" : null;
            default -> null;
        };
    }

    private static @Nullable String formatting(String code) {
        return code.startsWith(".br") || code.startsWith(".sp") || code.startsWith(".ce") ? "\n" : "";
    }

    private @Nullable String hex(String digits) {
        try {
            return new String(HexFormat.of().parseHex(digits), charset);
        } catch (IllegalArgumentException notHex) {
            return null;
        }
    }

    private static @Nullable String defined(char delimiter) {
        return delimiter == Delimiters.NONE ? null : String.valueOf(delimiter);
    }
}
