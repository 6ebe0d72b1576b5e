package org.homeward.discharge.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;

/** Pages of a list that is derived as a whole. */
final class Pages {

    private Pages() {}

    /**
     * Adds {@code items} and {@code next} to an answer.
     *
     * @param key of an item, another one for each
     * @throws ProblemException 400 for a cursor that names no item of the list (any more)
     */
    static <T> ObjectNode add(
            ObjectNode answer, List<T> all, Paging paging, Function<T, String> key, Function<T, ObjectNode> told) {
        String after = paging.requireParts(1).afterKey();
        int from = after == null ? 0 : all.stream().map(key).toList().indexOf(after) + 1;
        if (after != null && from == 0) {
            throw ProblemException.field("cursor", "is of another list; begin again");
        }
        int until = Math.min(all.size(), from + paging.limit());
        ArrayNode items = answer.putArray("items");
        all.subList(from, until).forEach(item -> items.add(told.apply(item)));
        return answer.put("next", until == all.size() ? null : Paging.cursor(key.apply(all.get(until - 1))));
    }
}
