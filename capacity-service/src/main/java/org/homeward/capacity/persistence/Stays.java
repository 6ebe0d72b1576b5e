package org.homeward.capacity.persistence;

import static org.homeward.kit.db.SqlArrays.bigints;
import static org.homeward.kit.db.SqlArrays.bytes;
import static org.homeward.kit.db.SqlArrays.flags;
import static org.homeward.kit.db.SqlArrays.texts;
import static org.homeward.kit.db.SqlArrays.times;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.homeward.capacity.domain.StayVersion;
import org.homeward.kit.db.RoundTrip;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** The stays that this service has heard of, and every version of them. */
@ApplicationScoped
public class Stays {

    /** A version as it came, with its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // Bytes pass through untouched.
    public record Received(StayVersion version, byte[] data) {}

    /** What is known of a stay that a command names. */
    public record Known(String id, String trust, boolean isOver) {}

    private static final String ADD =
            "insert into stay (id, trust) select * from unnest(?::text[], ?::text[]) on conflict (id) do nothing";
    private static final String LOCK = "select id, version from stay where id = any(?) order by id for update";
    private static final String KEEP = """
            insert into stay_history (stay, version, trust, recorded_at, data)
            select * from unnest(?::text[], ?::bigint[], ?::text[], ?::timestamptz[], ?::bytea[])
            on conflict do nothing
            returning stay, version""";
    private static final String RAISE = """
            update stay s set version = n.version, is_over = n.is_over,
              over_since = case when n.is_over then n.recorded_at end
            from unnest(?::text[], ?::bigint[], ?::boolean[], ?::timestamptz[]) as n (id, version, is_over, recorded_at)
            where s.id = n.id""";
    private static final String HISTORY = "select data from stay_history where stay = any(?) order by stay, version";
    private static final String OLD = """
            select id from stay where over_since < ? order by over_since limit ? for update skip locked""";
    private static final String KNOWN = "select id, trust, is_over from stay where id = ? and version > 0 for share";

    /** Locks the stays in the order of their ids, new ones too, and gives the version that each of them has. */
    public Map<String, Long> lock(Connection connection, Collection<StayVersion> versions) throws SQLException {
        Map<String, String> trusts = new TreeMap<>();
        versions.forEach(version -> trusts.put(version.stay(), version.trust()));
        Map<String, Long> locked = lock(connection, trusts.keySet());
        List<String> missing = trusts.keySet().stream()
                .filter(stay -> !locked.containsKey(stay))
                .toList();
        if (!missing.isEmpty()) {
            Rows.write(connection, ADD, texts(connection, missing), texts(connection, missing, trusts::get));
            locked.putAll(lock(connection, new HashSet<>(missing)));
        }
        return locked;
    }

    /** Keeps the versions that have not come before, and gives those. */
    public List<StayVersion> keep(Connection connection, List<Received> received) throws SQLException {
        Map<List<Object>, Received> distinct = new TreeMap<>(Stays::byIdentity);
        received.forEach(one -> distinct.putIfAbsent(identity(one.version()), one));
        List<Received> rows = new ArrayList<>(distinct.values());
        Set<List<Object>> kept = new HashSet<>(Rows.list(
                connection,
                KEEP,
                row -> List.of(row.getString(1), row.getLong(2)),
                texts(connection, rows, row -> row.version().stay()),
                bigints(connection, rows, row -> row.version().version()),
                texts(connection, rows, row -> row.version().trust()),
                times(connection, rows, row -> row.version().recordedAt()),
                bytes(connection, rows, Received::data)));
        return rows.stream()
                .map(Received::version)
                .filter(version -> kept.contains(identity(version)))
                .toList();
    }

    /** Notes the newest versions. */
    public void raise(RoundTrip trip, List<StayVersion> newest) throws SQLException {
        if (!newest.isEmpty()) {
            Connection connection = trip.connection();
            trip.write(
                    RAISE,
                    texts(connection, newest, StayVersion::stay),
                    bigints(connection, newest, StayVersion::version),
                    flags(connection, newest, version -> version.status().isOver()),
                    times(connection, newest, StayVersion::recordedAt));
        }
    }

    /** Every version of these stays, ascending. */
    public Map<String, List<StayVersion>> history(Connection connection, Collection<String> stays) throws SQLException {
        Map<String, List<StayVersion>> result = new HashMap<>();
        for (StayVersion version :
                Rows.list(connection, HISTORY, row -> StayJson.read(row.getBytes(1)), texts(connection, stays))) {
            result.computeIfAbsent(version.stay(), stay -> new ArrayList<>()).add(version);
        }
        return result;
    }

    /** Stays that are over and of which nothing has been recorded since. */
    public List<String> endedBefore(Connection connection, Instant before, int limit) throws SQLException {
        return Rows.list(connection, OLD, row -> row.getString(1), before, limit);
    }

    /** Removes the stays with all their versions. */
    public void forget(Connection connection, Collection<String> stays) throws SQLException {
        Rows.write(connection, "delete from stay_history where stay = any(?)", texts(connection, stays));
        Rows.write(connection, "delete from stay where id = any(?)", texts(connection, stays));
    }

    /** The stay, kept from changing until the transaction ends; null if none has arrived here. */
    public @Nullable Known find(Connection connection, String stay) throws SQLException {
        return Rows.one(
                connection, KNOWN, row -> new Known(row.getString(1), row.getString(2), row.getBoolean(3)), stay);
    }

    private static Map<String, Long> lock(Connection connection, Set<String> stays) throws SQLException {
        Map<String, Long> result = new HashMap<>();
        Rows.list(connection, LOCK, row -> result.put(row.getString(1), row.getLong(2)), texts(connection, stays));
        return result;
    }

    private static List<Object> identity(StayVersion version) {
        return List.of(version.stay(), version.version());
    }

    private static int byIdentity(List<Object> a, List<Object> b) {
        int byStay = ((String) a.get(0)).compareTo((String) b.get(0));
        return byStay != 0 ? byStay : Long.compare((Long) a.get(1), (Long) b.get(1));
    }
}
