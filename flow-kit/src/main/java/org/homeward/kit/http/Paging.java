package org.homeward.kit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
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

    /**
     * Adds {@code items} and {@code next} to the answer of a list that is derived as a whole.
     *
     * @param key of an item, another one for each and none empty
     * @throws ProblemException 400 for a cursor that names no item of the list (any more)
     */
    public <T> ObjectNode addTo(ObjectNode answer, List<T> all, Function<T, String> key, Function<T, ObjectNode> told) {
        String last = requireParts(1).afterKey();
        int from = last == null ? 0 : all.stream().map(key).toList().indexOf(last) + 1;
        if (last != null && from == 0) {
            throw ProblemException.field("cursor", "is of another list; begin again");
        }
        int until = Math.min(all.size(), from + limit);
        ArrayNode items = answer.putArray("items");
        all.subList(from, until).forEach(item -> items.add(told.apply(item)));
        return answer.put("next", until == all.size() ? null : cursor(key.apply(all.get(until - 1))));
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
