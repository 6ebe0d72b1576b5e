package org.homeward.discharge.care.api;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.Paging;
import org.jspecify.annotations.Nullable;

/** Pages in the order of ids, of lists that were asked for one more than fits. */
final class Pages {

    private Pages() {}

    static @Nullable String after(Paging paging) {
        return paging.afterKey() == null ? null : Given.id(paging.afterKey()).toString();
    }

    static <T> @Nullable String next(List<T> found, Paging paging, Function<T, UUID> id) {
        return found.size() > paging.limit()
                ? Paging.cursor(id.apply(found.get(paging.limit() - 1)).toString())
                : null;
    }
}
