package org.homeward.capacity.care.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says is free for new work in one line at {@code declaredAt}. It stands until the next one.
 *
 * @param free null: the line is no longer offered
 * @param source who said it, and how
 */
public record Declaration(
        UUID id, Line line, @Nullable Free free, Instant declaredAt, Instant recordedAt, String source) {

    /** Of two of the same instant the one recorded later counts. */
    public static final Comparator<Declaration> ORDER = Comparator.comparing(Declaration::declaredAt)
            .thenComparing(Declaration::recordedAt)
            .thenComparing(Declaration::id);
}
