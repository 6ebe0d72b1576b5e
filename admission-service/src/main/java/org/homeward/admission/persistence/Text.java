package org.homeward.admission.persistence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What a text column or a key can hold. Raw messages are kept as bytes and need none of this. */
public final class Text {

    private static final int LONGEST_KEY = 200;
    private static final int KEPT = 120;
    private static final char REPLACEMENT = '\uFFFD';

    private Text() {}

    /** The text with NUL and lone surrogates, which PostgreSQL refuses, replaced by U+FFFD. */
    public static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return cleaned(text);
            }
        }
        return text;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            boolean refused = point == 0 || (point <= 0xFFFF && Character.isSurrogate((char) point));
            clean.appendCodePoint(refused ? REPLACEMENT : point);
        });
        return clean.toString();
    }

    /** A clean text that fits an index entry: one over 200 characters is cut and ends in its own SHA-256. */
    public static String key(String text) {
        String clean = clean(text);
        if (clean.length() <= LONGEST_KEY) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(KEPT - 1)) ? KEPT - 1 : KEPT;
        return clean.substring(0, end) + '#' + HexFormat.of().formatHex(sha256(clean.getBytes(StandardCharsets.UTF_8)));
    }

    /** {@link #key(String)} of what may be absent. */
    public static @Nullable String keyOrNull(@Nullable String text) {
        return text == null ? null : key(text);
    }

    /** SHA-256 of the bytes. */
    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
