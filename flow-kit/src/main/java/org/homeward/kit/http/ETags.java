package org.homeward.kit.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Entity tags (RFC 9110, 8.8.3): strong, quoted. */
public final class ETags {

    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"?(\\d{1,18})(?:-stale)?\"?");

    private static final JsonFactory JSON = new JsonFactory();

    private ETags() {}

    public static String ofVersion(long version) {
        return "\"" + version + "\"";
    }

    /** Of an answer that also says whether it is stale, which changes without a new version. */
    public static String ofVersion(long version, boolean stale) {
        return stale ? "\"" + version + "-stale\"" : ofVersion(version);
    }

    public static String ofContent(byte[] content) {
        byte[] digest = Arrays.copyOf(sha256(content), 16);
        return "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + "\"";
    }

    /** Of an answer in JSON: the {@code tag} that it holds, or that of its {@code version}; null where it has neither. */
    static @Nullable String ofAnswer(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? ofMembers(parser) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String ofMembers(JsonParser parser) throws IOException {
        String tag = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("tag") && value == JsonToken.VALUE_STRING) {
                return parser.getText();
            }
            if (name.equals("version") && value == JsonToken.VALUE_NUMBER_INT) {
                tag = ofVersion(parser.getLongValue());
            }
            parser.skipChildren();
        }
        return tag;
    }

    /** For If-None-Match: whether the caller has this already (weak comparison). */
    public static boolean matches(@Nullable String header, String tag) {
        if (header == null) {
            return false;
        }
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                .anyMatch(one -> one.equals("*") || one.equals(tag));
    }

    /**
     * For If-Match: what is written must be written over what the caller has seen.
     *
     * @param current tag of what stands; null when nothing does
     * @throws ProblemException 412 when it is something else
     */
    public static void requireMatch(@Nullable String ifMatch, @Nullable String current) {
        if (ifMatch != null && (current == null || !matches(ifMatch, current))) {
            throw new ProblemException(Problem.of(412, "changed", "It has changed since you read it"));
        }
    }

    /**
     * For If-Match of commands that are decided on a version: the version of a tag that {@link #ofVersion} gave out.
     *
     * @return null when there is none, or any will do
     * @throws ProblemException 400 when it is another text
     */
    public static @Nullable Long seenVersion(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        Matcher tag = VERSION.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw ProblemException.field("If-Match", "must be an ETag that was given out here");
        }
        return Long.valueOf(tag.group(1));
    }

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
