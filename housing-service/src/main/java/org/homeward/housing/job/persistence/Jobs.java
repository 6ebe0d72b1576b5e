package org.homeward.housing.job.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.homeward.housing.job.domain.Job;
import org.homeward.housing.referral.persistence.Referrals;
import org.homeward.kit.db.Rows;
import org.homeward.kit.event.Event;
import org.homeward.kit.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/** Jobs with every step of them. Whoever changes one has locked its row. */
@ApplicationScoped
public class Jobs {

    static final String KEY = "job:";

    /** A job as recorded. @param trust whose patient it is for */
    public record Recorded(Job job, String trust, long version, Instant recordedAt) {}

    /** What was done with a job. */
    public record Done(String what, String by, Instant at) {}

    static final String SELECT = "select j.data, j.trust, j.version, j.recorded_at from job j ";
    private static final String FIND = SELECT + "where j.id = ?";
    private static final String LOCK = FIND + " for update";
    private static final String OPEN = SELECT + "where j.stay = any(?) and not j.is_over order by j.id for update";
    private static final String OPEN_OF = SELECT + "where j.referral = ? and not j.is_over order by j.id for update";
    private static final String WRITE = """
        insert into job (id, referral, stay, trust, kind, supplier, status, is_over, due_at, data, version,
                         recorded_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (id) do update set
            status = excluded.status, is_over = excluded.is_over, due_at = excluded.due_at, data = excluded.data,
            version = excluded.version, recorded_at = excluded.recorded_at\
        """;
    private static final String KEEP =
            "insert into job_version (job, version, what, by_whom, recorded_at) values (?, ?, ?, ?, ?)";
    private static final String HISTORY =
            "select what, by_whom, recorded_at from job_version where job = ? order by version";

    private final Outbox outbox = new Outbox(Referrals.TOPIC);

    public @Nullable Recorded find(Connection connection, UUID id) throws SQLException {
        return Rows.one(connection, FIND, Jobs::recorded, id);
    }

    /** The job, locked until the transaction ends; null if there is none. */
    public @Nullable Recorded lock(Connection connection, UUID id) throws SQLException {
        return Rows.one(connection, LOCK, Jobs::recorded, id);
    }

    /** The jobs for these stays that are not over, locked in the order of their ids. */
    public List<Recorded> lockOpen(Connection connection, List<String> stays) throws SQLException {
        return Rows.list(connection, OPEN, Jobs::recorded, texts(connection, stays));
    }

    /** The jobs of a referral that are not over, locked in the order of their ids. */
    public List<Recorded> lockOpenOf(Connection connection, UUID referral) throws SQLException {
        return Rows.list(connection, OPEN_OF, Jobs::recorded, referral);
    }

    public List<Done> history(Connection connection, UUID id) throws SQLException {
        return Rows.list(
                connection,
                HISTORY,
                row -> new Done(row.getString(1), row.getString(2), Rows.instant(row, "recorded_at")),
                id);
    }

    /** Writes a job as it has become, and the event that tells of it. @param what past tense, as the event says it */
    public void write(Connection connection, Recorded now, String what, String by) throws SQLException {
        Job job = now.job();
        Instant dueAt = job.dueAt();
        Rows.write(
                connection,
                WRITE,
                job.id(),
                job.referral(),
                job.stay(),
                now.trust(),
                job.order().kind().code(),
                job.order().supplier(),
                job.state().code(),
                job.state().isOver(),
                dueAt == null ? Rows.END : dueAt,
                JobJson.of(job, now.trust()).toString(),
                now.version(),
                now.recordedAt());
        Rows.write(connection, KEEP, job.id(), now.version(), what, by, now.recordedAt());
        outbox.append(connection, List.of(event(what, now)));
    }

    static Recorded recorded(ResultSet row) throws SQLException {
        return new Recorded(
                JobJson.read(row.getString("data")),
                row.getString("trust"),
                row.getLong("version"),
                Rows.instant(row, "recorded_at"));
    }

    /** @param what past tense */
    static Event event(String what, Recorded recorded) {
        Job job = recorded.job();
        String data = JobJson.of(job, recorded.trust())
                .put("version", recorded.version())
                .toString();
        return new Event(
                UUID.randomUUID().toString(),
                Referrals.TOPIC + ".job-" + what + ".v1",
                Referrals.SOURCE,
                job.id().toString(),
                recorded.recordedAt(),
                recorded.recordedAt(),
                recorded.version(),
                null,
                KEY + job.id(),
                recorded.trust(),
                data.getBytes(UTF_8));
    }
}
