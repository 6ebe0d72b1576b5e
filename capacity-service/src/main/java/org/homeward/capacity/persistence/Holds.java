package org.homeward.capacity.persistence;

import static org.homeward.kit.db.SqlArrays.texts;
import static org.homeward.kit.db.SqlArrays.times;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.homeward.capacity.domain.Hold;
import org.homeward.capacity.domain.Hold.End;
import org.homeward.kit.db.RoundTrip;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** Holds of beds. A hold has not ended in this table until somebody notes it; its interval is what counts. */
@ApplicationScoped
public class Holds {

    /** A hold as recorded, with the trust of its bed. */
    public record Recorded(
            Hold hold,
            String trust,
            Instant recordedAt,
            @Nullable End end) {}

    /** The end of a hold. */
    public record Ended(Hold hold, Instant at, End why) {}

    private static final String INSERT = """
            insert into hold (id, bed, trust, stay, purpose, held_by, from_at, until_at, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (bed) where ended_at is null do nothing""";
    private static final String END = """
            update hold h set ended_at = greatest(e.at, h.from_at), ended_recorded_at = ?, end_reason = e.why
            from unnest(?::uuid[], ?::timestamptz[], ?::text[]) as e (id, at, why)
            where h.id = e.id and h.ended_at is null""";
    private static final String OF_STAYS = "select * from hold where stay = any(?) and ended_at is null";
    private static final String LIVE = "select * from hold where bed = ? and ended_at is null";
    private static final String DUE =
            "select * from hold where ended_at is null and until_at <= clock_timestamp() order by bed limit 1000";
    private static final String FIND = "select * from hold where id = ?";
    private static final String LIST = """
            select * from hold
            where (?::text is null or trust = ?) and (?::text is null or bed = ?)
              and (not ?::boolean or (ended_at is null and until_at > clock_timestamp()))
              and (?::text is null or id > ?::uuid)
            order by id limit ?""";

    /** @return false if the bed has a live hold */
    public boolean add(Connection connection, Hold hold, String trust, Instant recordedAt) throws SQLException {
        return Rows.write(
                        connection,
                        INSERT,
                        hold.id(),
                        hold.bed(),
                        trust,
                        hold.stay(),
                        hold.purpose(),
                        hold.by(),
                        hold.from(),
                        hold.until(),
                        recordedAt)
                == 1;
    }

    public void end(Connection connection, List<Ended> ended, Instant recordedAt) throws SQLException {
        if (!ended.isEmpty()) {
            Rows.write(
                    connection,
                    END,
                    recordedAt,
                    connection.createArrayOf(
                            "uuid", ended.stream().map(end -> end.hold().id()).toArray()),
                    times(connection, ended, Ended::at),
                    texts(connection, ended, end -> end.why().name()));
        }
    }

    /** Asks for the holds for these stays that nobody has noted as ended. */
    public void live(RoundTrip trip, Collection<String> stays, Consumer<Hold> reader) throws SQLException {
        trip.ask(OF_STAYS, row -> reader.accept(hold(row)), texts(trip.connection(), stays));
    }

    public @Nullable Hold live(Connection connection, String bed) throws SQLException {
        return Rows.one(connection, LIVE, Holds::hold, bed);
    }

    /** Holds whose time is over and that nobody has noted as ended. */
    public List<Hold> due(Connection connection) throws SQLException {
        return Rows.list(connection, DUE, Holds::hold);
    }

    public @Nullable Recorded find(Connection connection, UUID id) throws SQLException {
        return Rows.one(connection, FIND, Holds::recorded, id);
    }

    /**
     * Holds in the order of their ids.
     *
     * @param trust of the bed, null for all
     * @param bed null for all
     * @param after id of the last one seen, null at the beginning
     */
    public List<Recorded> list(
            Connection connection,
            @Nullable String trust,
            @Nullable String bed,
            boolean liveOnly,
            @Nullable String after,
            int limit)
            throws SQLException {
        return Rows.list(connection, LIST, Holds::recorded, trust, trust, bed, bed, liveOnly, after, after, limit);
    }

    static Hold hold(ResultSet row) throws SQLException {
        return hold(row, "ended_at");
    }

    static Hold hold(ResultSet row, String endedAt) throws SQLException {
        return new Hold(
                row.getObject("id", UUID.class),
                row.getString("bed"),
                row.getString("stay"),
                row.getString("purpose"),
                row.getString("held_by"),
                Rows.instant(row, "from_at"),
                Rows.instant(row, "until_at"),
                Rows.instantOrNull(row, endedAt));
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        String end = row.getString("end_reason");
        return new Recorded(
                hold(row),
                row.getString("trust"),
                Rows.instant(row, "recorded_at"),
                end == null ? null : End.valueOf(end));
    }
}
