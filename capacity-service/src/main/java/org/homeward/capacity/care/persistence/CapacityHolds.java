package org.homeward.capacity.care.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeward.capacity.care.domain.Area;
import org.homeward.capacity.care.domain.Line;
import org.homeward.capacity.care.domain.Reservation;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** Hours and places that are, or were, kept for somebody. */
@ApplicationScoped
public class CapacityHolds {

    private static final String ADD = """
            insert into capacity_hold
              (id, provider, area, service, amount, purpose, held_by, from_at, until_at, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String END = "update capacity_hold set ended_at = ? where id = ? and ended_at is null";
    private static final String FIND =
            "select *, ended_at as known_ended_at from capacity_hold where id = ? and provider = ?";
    private static final String LIVE =
            "select *, ended_at as known_ended_at from capacity_hold where provider = any(?)";
    private static final String KNOWN = """
            select h.*, case when h.ended_at <= k.known_at then h.ended_at end as known_ended_at
            from (select ?::timestamptz as known_at, ?::timestamptz as at) as k
            join capacity_hold h on h.provider = any(?) and h.recorded_at <= k.known_at and h.from_at <= k.at""";

    public void add(Connection connection, String provider, Reservation hold) throws SQLException {
        Rows.write(
                connection,
                ADD,
                hold.id(),
                provider,
                hold.line().area().code(),
                hold.line().service(),
                hold.amount(),
                hold.purpose(),
                hold.by(),
                hold.from(),
                hold.until(),
                hold.from());
    }

    /** Releases it; false if it was released before. */
    public boolean end(Connection connection, UUID id, Instant at) throws SQLException {
        return Rows.write(connection, END, at, id) > 0;
    }

    public @Nullable Reservation find(Connection connection, String provider, UUID id) throws SQLException {
        return Rows.one(connection, FIND, CapacityHolds::hold, id, provider);
    }

    Map<String, List<Reservation>> live(Connection connection, Collection<String> providers) throws SQLException {
        Map<String, List<Reservation>> result = new HashMap<>();
        Rows.list(connection, LIVE, row -> add(row, result), texts(connection, providers));
        return result;
    }

    Map<String, List<Reservation>> known(
            Connection connection, Collection<String> providers, Instant asOf, Instant knownAt) throws SQLException {
        Map<String, List<Reservation>> result = new HashMap<>();
        Rows.list(connection, KNOWN, row -> add(row, result), knownAt, asOf, texts(connection, providers));
        return result;
    }

    private static boolean add(ResultSet row, Map<String, List<Reservation>> result) throws SQLException {
        return result.computeIfAbsent(row.getString("provider"), provider -> new ArrayList<>())
                .add(hold(row));
    }

    private static Reservation hold(ResultSet row) throws SQLException {
        return new Reservation(
                row.getObject("id", UUID.class),
                new Line(new Area(row.getString("area")), row.getString("service")),
                row.getLong("amount"),
                row.getString("purpose"),
                row.getString("held_by"),
                Rows.instant(row, "from_at"),
                Rows.instant(row, "until_at"),
                Rows.instantOrNull(row, "known_ended_at"));
    }
}
