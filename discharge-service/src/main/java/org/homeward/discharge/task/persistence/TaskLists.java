package org.homeward.discharge.task.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeward.discharge.task.persistence.Tasks.Recorded;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** Lists of tasks, the one that is due first in front. */
@ApplicationScoped
public class TaskLists {

    /**
     * What a reader asks for; null asks for everything.
     *
     * @param stay also by the id of a stay that is part of another now
     * @param dueBefore due then or earlier
     * @param seenAt tasks that open later are not shown
     */
    public record Filter(
            @Nullable String trust,
            @Nullable String stay,
            @Nullable String site,
            @Nullable String ward,
            @Nullable String owner,
            @Nullable String team,
            @Nullable String kind,
            @Nullable String status,
            @Nullable Instant dueBefore,
            Instant seenAt) {}

    /** Where a page goes on: after the task with this time and id. */
    public record After(Instant dueAt, UUID id) {}

    private static final String PAGE = Tasks.SELECT + """
            where t.opens_at <= ?
              and (?::text is null or t.trust = ?) and (?::text is null or t.stay = ? or t.named_stay = ?)
              and (?::text is null or c.site = ?) and (?::text is null or c.ward = ?)
              and (?::text is null or t.owner = ?) and (?::text is null or t.team = ?)
              and (?::text is null or t.kind = ?) and (?::text is null or t.status = ?)
              and (?::timestamptz is null or t.due_at <= ?)
              and (?::timestamptz is null or (t.due_at, t.id) > (?, ?::uuid))
            order by t.due_at, t.id limit ?""";
    private static final String OPEN = Tasks.SELECT + """
            where t.stay = any(?) and t.status = 'open' and t.opens_at <= ? order by t.due_at, t.id""";

    public List<Recorded> list(Connection connection, Filter filter, @Nullable After after, int limit)
            throws SQLException {
        Instant from = after == null ? null : after.dueAt();
        return Rows.list(
                connection,
                PAGE,
                Tasks::recorded,
                filter.seenAt(),
                filter.trust(),
                filter.trust(),
                filter.stay(),
                filter.stay(),
                filter.stay(),
                filter.site(),
                filter.site(),
                filter.ward(),
                filter.ward(),
                filter.owner(),
                filter.owner(),
                filter.team(),
                filter.team(),
                filter.kind(),
                filter.kind(),
                filter.status(),
                filter.status(),
                filter.dueBefore(),
                filter.dueBefore(),
                from,
                from,
                after == null ? null : after.id().toString(),
                limit);
    }

    /** The open tasks of each of these stays that has any. */
    public Map<String, List<Recorded>> open(Connection connection, Collection<String> stays, Instant seenAt)
            throws SQLException {
        Map<String, List<Recorded>> result = new HashMap<>();
        Rows.list(connection, OPEN, Tasks::recorded, texts(connection, stays), seenAt)
                .forEach(one -> result.computeIfAbsent(one.task().stay(), stay -> new ArrayList<>())
                        .add(one));
        return result;
    }
}
