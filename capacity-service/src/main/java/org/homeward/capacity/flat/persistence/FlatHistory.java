package org.homeward.capacity.flat.persistence;

import static org.homeward.kit.db.SqlArrays.bigints;
import static org.homeward.kit.db.SqlArrays.bytes;
import static org.homeward.kit.db.SqlArrays.texts;
import static org.homeward.kit.db.SqlArrays.times;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.homeward.capacity.flat.domain.FlatVersion;
import org.homeward.kit.db.Rows;

/** Every version of every flat that has come, late ones too. */
@ApplicationScoped
public class FlatHistory {

    /** A version as it came, with its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // Bytes pass through untouched.
    public record Received(FlatVersion version, byte[] data) {}

    private static final String KEEP = """
            insert into step_down_flat_history (flat, version, recorded_at, data)
            select * from unnest(?::text[], ?::bigint[], ?::timestamptz[], ?::bytea[]) on conflict do nothing""";
    private static final String NEWEST = """
            select distinct on (flat) data from step_down_flat_history where flat = any(?) order by flat, version desc""";
    private static final String KNOWN = """
            select h.data from flat_record f cross join lateral (
              select n.data from step_down_flat_history n where n.flat = f.flat and n.recorded_at <= ?
              order by n.version desc limit 1) as h
            where f.flat > ? order by f.flat limit ?""";
    private static final String FORGET = """
            delete from step_down_flat_history h using (
              select o.flat, o.version from step_down_flat_history o
              where o.recorded_at < ? and exists (
                select 1 from step_down_flat_history n
                where n.flat = o.flat and n.version > o.version and n.recorded_at < ?)
              order by o.recorded_at limit ?) as old
            where h.flat = old.flat and h.version = old.version""";

    /** Keeps the versions that have not come before. */
    public void keep(Connection connection, List<Received> received) throws SQLException {
        Rows.write(
                connection,
                KEEP,
                texts(connection, received, row -> row.version().flat().id()),
                bigints(connection, received, row -> row.version().version()),
                times(connection, received, row -> row.version().recordedAt()),
                bytes(connection, received, Received::data));
    }

    /** The newest version of each of these flats, of those that there are. */
    List<FlatVersion> newest(Connection connection, Collection<String> flats) throws SQLException {
        return Rows.list(connection, NEWEST, row -> FlatJson.read(row.getBytes(1)), texts(connection, flats));
    }

    /** Flats after this one, in the order of their ids, as the newest version says that had been recorded by then. */
    public List<FlatVersion> known(Connection connection, Instant by, String after, int limit) throws SQLException {
        return Rows.list(connection, KNOWN, row -> FlatJson.read(row.getBytes(1)), by, after, limit);
    }

    /** Removes up to {@code limit} versions that others had replaced before; gives how many. */
    public int forget(Connection connection, Instant before, int limit) throws SQLException {
        return Rows.write(connection, FORGET, before, before, limit);
    }
}
