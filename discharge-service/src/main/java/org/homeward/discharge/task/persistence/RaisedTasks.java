package org.homeward.discharge.task.persistence;

import static org.homeward.kit.db.SqlArrays.texts;
import static org.homeward.kit.db.SqlArrays.times;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.homeward.discharge.task.domain.Cause;
import org.homeward.discharge.task.domain.Causes;
import org.homeward.discharge.task.domain.Kind;
import org.homeward.kit.db.RoundTrip;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** The tasks that the service raises: brought in line with their causes. */
@ApplicationScoped
public class RaisedTasks {

    /** Who closes them, as histories say it. */
    public static final String SERVICE = "discharge-service";

    private static final String OPEN_OF_STAYS =
            "select cause, stay from task where stay = any(?) and kind = any(?) and status = 'open'";
    private static final String OPEN_OF_SUBJECTS =
            "select cause, stay from task where subject = any(?) and kind = any(?) and status = 'open'";
    private static final String RAISE = """
            with raised as (
                insert into task (id, named_stay, stay, trust, kind, title, team, opens_at, due_at, status, cause, subject,
                                  created_by, created_at, version, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?, ?, 1, ?)
                on conflict (cause) do update set status = 'open', closed_by = null, closed_at = null,
                        opens_at = excluded.opens_at, due_at = excluded.due_at, named_stay = excluded.named_stay,
                        stay = excluded.stay, version = task.version + 1, recorded_at = excluded.recorded_at
                    where task.status = 'cleared' or task.stay <> excluded.stay and task.status = 'open'
                returning *)
            insert into task_version (task, version, recorded_at, what, by_whom, owner, team, due_at)
            select id, version, recorded_at, case version when 1 then 'created' else 'raised-again' end, created_by, owner,
                   team, due_at
            from raised""";
    private static final String CLEAR = """
            with cleared as (
                update task set status = 'cleared', closed_by = ?, closed_at = ?, version = version + 1, recorded_at = ?
                where cause = any(?) and status = 'open' returning *)
            insert into task_version (task, version, recorded_at, what, by_whom, owner, team, due_at)
            select id, version, recorded_at, 'cleared', closed_by, owner, team, due_at from cleared""";
    private static final String REOPEN = """
            update task t set cause = t.cause || '@' || t.id
            from unnest(?::text[], ?::timestamptz[]) as n (subject, before)
            where t.subject = n.subject and t.kind = ? and t.status in ('done', 'cancelled') and t.closed_at < n.before
                and t.cause not like '%@%'""";
    private static final String FORGET_UNSEEN = """
            delete from task where cause = any(?) and status = 'open' and opens_at > ?""";
    private static final String FOLLOW = """
            with recursive member (root, id) as (
                select id, id from stay where id = any(?) and into_stay is null
                union select m.root, s.id from member m join stay s on s.into_stay = m.id)
            update task t set stay = m.root from member m
            where t.named_stay = m.id and t.stay <> m.root and t.kind = any(?)""";

    /**
     * Of these stays, and of these kinds, there are the tasks of these causes afterwards, and no others. What people asked
     * for, and what they report of assessments, is of the stays that go on now.
     */
    public void ofStays(
            Connection connection, Collection<String> stays, List<Kind> kinds, List<Cause> causes, Instant now)
            throws SQLException {
        Map<String, String> open = new TreeMap<>();
        new RoundTrip(connection)
                .write(FOLLOW, texts(connection, stays), codes(connection, Causes.TAKEN_ALONG))
                .ask(
                        OPEN_OF_STAYS,
                        row -> open.put(row.getString(1), row.getString(2)),
                        texts(connection, stays),
                        codes(connection, kinds))
                .send();
        settle(connection, open, causes, now);
    }

    /** So of everything that follows from these packages, or from assessments. */
    public void ofSubjects(
            Connection connection, Collection<UUID> subjects, List<Kind> kinds, List<Cause> causes, Instant now)
            throws SQLException {
        if (subjects.isEmpty()) {
            return;
        }
        Map<String, String> open = new TreeMap<>();
        Rows.list(
                connection,
                OPEN_OF_SUBJECTS,
                row -> open.put(row.getString(1), row.getString(2)),
                texts(connection, subjects.stream().map(UUID::toString).toList()),
                codes(connection, kinds));
        settle(connection, open, causes, now);
    }

    /**
     * What people had closed of this kind by then stands for the last time: another time is another task.
     *
     * @param before the instant, by what the tasks are about
     */
    public void reopen(Connection connection, Map<UUID, Instant> before, Kind kind) throws SQLException {
        if (!before.isEmpty()) {
            List<Map.Entry<UUID, Instant>> rows = List.copyOf(before.entrySet());
            Rows.write(
                    connection,
                    REOPEN,
                    texts(connection, rows, row -> row.getKey().toString()),
                    times(connection, rows, Map.Entry::getValue),
                    kind.code());
        }
    }

    /** @param open the stays of the open tasks, by their causes */
    private static void settle(Connection connection, Map<String, String> open, List<Cause> causes, Instant now)
            throws SQLException {
        Set<String> wanted = causes.stream().map(Cause::key).collect(Collectors.toSet());
        List<String> gone =
                open.keySet().stream().filter(key -> !wanted.contains(key)).toList();
        if (!gone.isEmpty()) {
            Array keys = texts(connection, gone);
            Rows.write(connection, FORGET_UNSEEN, keys, now);
            Rows.write(connection, CLEAR, SERVICE, now, now, keys);
        }
        List<Cause> missing = causes.stream()
                .filter(cause -> !cause.stay().equals(open.get(cause.key())))
                .toList();
        Rows.writeEach(connection, RAISE, missing, cause -> row(cause, now));
    }

    private static @Nullable Object[] row(Cause cause, Instant now) {
        return Rows.values(
                UUID.randomUUID(),
                cause.stay(),
                cause.stay(),
                cause.trust(),
                cause.kind().code(),
                cause.kind().title(),
                cause.kind().team(),
                cause.opensAt(),
                cause.dueAt(),
                cause.key(),
                cause.subject(),
                SERVICE,
                now,
                now);
    }

    private static Array codes(Connection connection, List<Kind> kinds) throws SQLException {
        return texts(connection, kinds.stream().map(Kind::code).toList());
    }
}
