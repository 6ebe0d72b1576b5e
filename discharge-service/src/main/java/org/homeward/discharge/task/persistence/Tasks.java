package org.homeward.discharge.task.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.homeward.discharge.task.domain.Change;
import org.homeward.discharge.task.domain.Kind;
import org.homeward.discharge.task.domain.Task;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** Tasks with every version of them. Whoever changes one has locked its row. */
@ApplicationScoped
public class Tasks {

    /**
     * A task as recorded.
     *
     * @param place where the patient is now, null when nowhere
     */
    public record Recorded(
            Task task,
            long version,
            Instant recordedAt,
            @Nullable String place) {}

    /** What was done with a task. @param owner who had it from then on */
    public record Step(
            Change change,
            String by,
            Instant at,
            @Nullable String owner,
            @Nullable String team,
            Instant dueAt,
            @Nullable String note) {}

    static final String SELECT = "select t.*, c.place from task t left join discharge_case c on c.stay = t.stay ";
    private static final String LOCK = SELECT + "where t.id = ? for update of t";
    private static final String FIND = SELECT + "where t.id = ?";
    private static final String ADD = """
            insert into task (id, named_stay, stay, trust, kind, title, owner, team, opens_at, due_at, status, created_by,
                              created_at, version, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)""";
    private static final String CHANGE = """
            update task set owner = ?, team = ?, due_at = ?, status = ?, closed_by = ?, closed_at = ?, note = ?,
                            version = ?, recorded_at = ?
            where id = ?""";
    private static final String KEEP = """
            insert into task_version (task, version, recorded_at, what, by_whom, owner, team, due_at, note)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String HISTORY = "select * from task_version where task = ? order by version";

    /** The task, locked until the transaction ends; null if there is none. */
    public @Nullable Recorded lock(Connection connection, UUID id) throws SQLException {
        return Rows.one(connection, LOCK, Tasks::recorded, id);
    }

    public @Nullable Recorded find(Connection connection, UUID id) throws SQLException {
        return Rows.one(connection, FIND, Tasks::recorded, id);
    }

    /** Writes a task that somebody asks for. */
    public Recorded add(Connection connection, Task task) throws SQLException {
        Rows.write(
                connection,
                ADD,
                task.id(),
                task.stay(),
                task.stay(),
                task.trust(),
                task.kind().code(),
                task.title(),
                task.owner(),
                task.team(),
                task.opensAt(),
                task.dueAt(),
                task.status().code(),
                task.createdBy(),
                task.createdAt(),
                task.createdAt());
        keep(
                connection,
                task,
                1,
                new Step(Change.CREATED, task.createdBy(), task.createdAt(), null, null, task.dueAt(), null));
        Recorded added = find(connection, task.id());
        return added == null ? new Recorded(task, 1, task.createdAt(), null) : added;
    }

    /** Writes what has become of a task that is locked; nothing if nothing has. */
    public Recorded change(Connection connection, Recorded before, Task after, Step step) throws SQLException {
        if (after.equals(before.task())) {
            return before;
        }
        long version = before.version() + 1;
        Task.Closing closing = after.closing();
        Rows.write(
                connection,
                CHANGE,
                after.owner(),
                after.team(),
                after.dueAt(),
                after.status().code(),
                closing == null ? null : closing.by(),
                closing == null ? null : closing.at(),
                closing == null ? null : closing.note(),
                version,
                step.at(),
                after.id());
        keep(connection, after, version, step);
        return new Recorded(after, version, step.at(), before.place());
    }

    /** Everything that was done with it, the first first. */
    public List<Step> history(Connection connection, UUID id) throws SQLException {
        return Rows.list(
                connection,
                HISTORY,
                row -> new Step(
                        Change.valueOf(name(row.getString("what"))),
                        row.getString("by_whom"),
                        Rows.instant(row, "recorded_at"),
                        row.getString("owner"),
                        row.getString("team"),
                        Rows.instant(row, "due_at"),
                        row.getString("note")),
                id);
    }

    private static void keep(Connection connection, Task task, long version, Step step) throws SQLException {
        Rows.write(
                connection,
                KEEP,
                task.id(),
                version,
                step.at(),
                step.change().code(),
                step.by(),
                task.owner(),
                task.team(),
                task.dueAt(),
                step.note());
    }

    static Recorded recorded(ResultSet row) throws SQLException {
        return new Recorded(
                task(row), row.getLong("version"), Rows.instant(row, "recorded_at"), row.getString("place"));
    }

    private static Task task(ResultSet row) throws SQLException {
        String closedBy = row.getString("closed_by");
        return new Task(
                row.getObject("id", UUID.class),
                row.getString("stay"),
                row.getString("trust"),
                Kind.valueOf(name(row.getString("kind"))),
                row.getString("title"),
                row.getString("owner"),
                row.getString("team"),
                Rows.instant(row, "opens_at"),
                Rows.instant(row, "due_at"),
                row.getString("cause"),
                row.getString("created_by"),
                Rows.instant(row, "created_at"),
                Task.Status.valueOf(name(row.getString("status"))),
                closedBy == null
                        ? null
                        : new Task.Closing(closedBy, Rows.instant(row, "closed_at"), row.getString("note")));
    }

    private static String name(String code) {
        return code.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
