package org.homeward.kit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list: how many, and after which one.
 *
 * @param limit at most {@link #MOST}; more is cut, not refused
 * @param after what the cursor holds: the sort key of the last item that was seen; empty at the beginning
 */
public record Paging(int limit, List<String> after) {

    public static final int USUAL = 100;
    public static final int MOST = 1000;

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,100}");

    private static final String BETWEEN = "\u0000";

    /** @throws ProblemException 400 for a limit below one, or a cursor that was not given out here */
    public static Paging of(@Nullable Integer limit, @Nullable String cursor) {
        if (limit != null && limit < 1) {
            throw ProblemException.field("limit", "must be at least 1");
        }
        return new Paging(Math.min(limit == null ? USUAL : limit, MOST), cursor == null ? List.of() : read(cursor));
    }

    /**
     * By the text of the parameters, so that a limit past all numbers is cut too.
     *
     * @throws ProblemException 400 for a limit that is no whole number of at least one, or an unknown cursor
     */
    public static Paging ofText(@Nullable String limit, @Nullable String cursor) {
        if (limit == null) {
            return of(null, cursor);
        }
        if (!WHOLE.matcher(limit).matches()) {
            throw ProblemException.field("limit", "must be a whole number");
        }
        return of(
                new BigInteger(limit)
                        .min(BigInteger.valueOf(MOST))
                        .max(BigInteger.ZERO)
                        .intValue(),
                cursor);
    }

    /** An opaque cursor that goes on after the item with this sort key. */
    public static String cursor(String... sortKey) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(BETWEEN, sortKey).getBytes(UTF_8));
    }

    /** The cursor's sort key of one part; null at the beginning. */
    public @Nullable String afterKey() {
        return after.isEmpty() ? null : after.get(0);
    }

    /** @throws ProblemException 400 when the cursor holds another number of parts */
    public Paging requireParts(int parts) {
        if (!after.isEmpty() && after.size() != parts) {
            throw unknownCursor();
        }
        return this;
    }

    private static List<String> read(String cursor) {
        try {
            return List.of(new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(BETWEEN, -1));
        } catch (IllegalArgumentException e) {
            throw unknownCursor();
        }
    }

    private static ProblemException unknownCursor() {
        return ProblemException.field("cursor", "was not given out here");
    }
}
