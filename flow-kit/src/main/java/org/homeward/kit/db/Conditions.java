package org.homeward.kit.db;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conditions that a question makes. What it leaves out is not in its SQL, so that each form of it has a plan by the
 * index that serves it, made once.
 */
public final class Conditions {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** Nothing where {@code value} is null; otherwise it is bound wherever the condition has a question mark. */
    public Conditions and(String condition, @Nullable Object value) {
        if (value != null) {
            and(condition);
            condition.chars().filter(c -> c == '?').forEach(each -> values.add(value));
        }
        return this;
    }

    /** A condition without values. */
    public Conditions and(String condition) {
        sql.append(" and ").append(condition);
        return this;
    }

    /** A condition on two values, by turns. */
    public Conditions and(String condition, Object first, Object second) {
        and(condition);
        values.add(first);
        values.add(second);
        return this;
    }

    /** Each with {@code and} in front. */
    public String sql() {
        return sql.toString();
    }

    /** What to bind, and more after it. */
    public Object[] values(Object... more) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(List.of(more));
        return all.toArray();
    }
}
