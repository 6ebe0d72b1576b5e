package org.homeward.discharge.persistence;

import static org.homeward.kit.db.SqlArrays.bigints;
import static org.homeward.kit.db.SqlArrays.bytes;
import static org.homeward.kit.db.SqlArrays.texts;
import static org.homeward.kit.db.SqlArrays.times;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.kit.db.RoundTrip;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** The stays that this service has heard of, every version of them, and which of them have become part of another. */
@ApplicationScoped
public class Stays {

    /** A version as it came, with its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // Bytes pass through untouched.
    public record Received(StayVersion version, byte[] data) {}

    /** What a command must know of the stay that it names: whose it is, and of a merged one where it went on. */
    public record Known(String id, String trust, @Nullable String into) {}

    private static final String LOCK = "select id, version from stay where id = any(?) order by id for update";
    private static final String ADD = """
            insert into stay (id, trust) select * from unnest(?::text[], ?::text[]) on conflict (id) do nothing""";
    private static final String KEEP = """
            insert into stay_history (stay, version, trust, recorded_at, data, into_stay)
            select * from unnest(?::text[], ?::bigint[], ?::text[], ?::timestamptz[], ?::bytea[], ?::text[])
            on conflict do nothing""";
    private static final String RAISE = """
            update stay s set version = n.version, patient = n.patient, person = n.person, into_stay = n.into_stay,
                present_from = n.since,
                present_until = case when n.since is not null then coalesce(n.until, 'infinity') end
            from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                as n (id, version, patient, person, into_stay, since, until)
            where s.id = n.id""";
    private static final String NEWEST = """
            select h.data from stay s join stay_history h on h.stay = s.id and h.version = s.version
            where s.id = any(?) order by s.id""";
    private static final String KNOWN_THEN = """
            select h.data from unnest(?::text[]) as s (id) cross join lateral (
                select data from stay_history where stay = s.id and recorded_at <= ? order by version desc limit 1) h
            order by s.id""";
    private static final String PARTS_THEN = """
            with recursive part (id, steps) as (
                select ?::text, 0
                union
                select k.stay, p.steps + 1
                from part p
                cross join lateral (
                    select distinct stay from stay_history where into_stay = p.id and recorded_at <= ?) c
                cross join lateral (
                    select stay, into_stay from stay_history
                    where stay = c.stay and recorded_at <= ? order by version desc limit 1) k
                where k.into_stay = p.id and p.steps < 100)
            select distinct id from part""";
    private static final String KNOWN = "select id, trust, into_stay from stay where id = ? and version > 0 for share";
    private static final String PARTS_OF = """
            with recursive chain (id, into_stay, steps) as (
                select id, into_stay, 0 from stay where id = any(?)
                union
                select s.id, s.into_stay, c.steps + 1 from chain c join stay s on s.id = c.into_stay where c.steps < 100)
            select id from chain""";

    /** Locks the stays in the order of their ids, new ones too, and gives the version that each of them has. */
    public Map<String, Long> lock(Connection connection, Collection<StayVersion> versions) throws SQLException {
        SortedMap<String, String> trusts = new TreeMap<>();
        versions.forEach(version -> trusts.put(version.stay(), version.trust()));
        return lock(connection, trusts);
    }

    /** So by the trusts of the stays, of which nothing need have come yet: such a stay has version 0. */
    public Map<String, Long> lock(Connection connection, SortedMap<String, String> trusts) throws SQLException {
        List<String> stays = List.copyOf(trusts.keySet());
        Map<String, Long> locked = lock(connection, stays);
        if (locked.size() < stays.size()) {
            List<String> missing =
                    stays.stream().filter(stay -> !locked.containsKey(stay)).toList();
            Rows.write(connection, ADD, texts(connection, missing), texts(connection, missing, trusts::get));
            locked.putAll(lock(connection, missing));
        }
        return locked;
    }

    /** Keeps the versions that have not come before; gives how many those were. */
    public int keep(Connection connection, Collection<Received> received) throws SQLException {
        if (received.isEmpty()) {
            return 0;
        }
        Map<String, Received> distinct = new LinkedHashMap<>();
        received.forEach(one ->
                distinct.putIfAbsent(one.version().stay() + '\n' + one.version().version(), one));
        List<Received> rows = List.copyOf(distinct.values());
        return Rows.write(
                connection,
                KEEP,
                texts(connection, rows, row -> row.version().stay()),
                bigints(connection, rows, row -> row.version().version()),
                texts(connection, rows, row -> row.version().trust()),
                times(connection, rows, row -> row.version().recordedAt()),
                bytes(connection, rows, Received::data),
                texts(connection, rows, row -> row.version().into()));
    }

    /**
     * Notes the newest versions.
     *
     * @param persons the person that each of their patients is
     */
    public void raise(Connection connection, List<StayVersion> newest, Map<String, String> persons)
            throws SQLException {
        Rows.write(
                connection,
                RAISE,
                texts(connection, newest, StayVersion::stay),
                bigints(connection, newest, StayVersion::version),
                texts(connection, newest, StayVersion::patient),
                texts(connection, newest, version -> version.patient() == null ? null : persons.get(version.patient())),
                texts(connection, newest, StayVersion::into),
                times(connection, newest, StayVersion::presentFrom),
                times(connection, newest, StayVersion::presentUntil));
    }

    /** The newest state of each of these stays that has arrived, in the order of their ids. */
    public List<StayVersion> newest(Connection connection, Collection<String> stays) throws SQLException {
        RoundTrip trip = new RoundTrip(connection);
        List<StayVersion> newest = newest(trip, stays);
        trip.send();
        return newest;
    }

    /** The same, together with what else the round trip has: they are there once it has been sent. */
    List<StayVersion> newest(RoundTrip trip, Collection<String> stays) throws SQLException {
        List<StayVersion> newest = new ArrayList<>();
        trip.ask(NEWEST, row -> newest.add(StayJson.read(row.getBytes(1))), texts(trip.connection(), stays));
        return newest;
    }

    /** Each of these stays that was known by then, as it was known. */
    public List<StayVersion> known(Connection connection, Collection<String> stays, Instant knownAt)
            throws SQLException {
        return Rows.list(
                connection, KNOWN_THEN, row -> StayJson.read(row.getBytes(1)), texts(connection, stays), knownAt);
    }

    /**
     * Every stay that these are part of now: themselves, the ones that they were merged into, and the ones that those were
     * merged into. Each of them counts what was said of those before it.
     */
    public Set<String> partsOf(Connection connection, Collection<String> stays) throws SQLException {
        RoundTrip trip = new RoundTrip(connection);
        Set<String> parts = partsOf(trip, stays);
        trip.send();
        return parts;
    }

    /** The same, together with what else the round trip has: they are there once it has been sent. */
    Set<String> partsOf(RoundTrip trip, Collection<String> stays) throws SQLException {
        Set<String> parts = new TreeSet<>();
        trip.ask(PARTS_OF, row -> parts.add(row.getString(1)), texts(trip.connection(), stays));
        return parts;
    }

    /** The stay itself, and those that were known by then to be part of it. */
    public List<String> partsThen(Connection connection, String stay, Instant knownAt) throws SQLException {
        return Rows.list(connection, PARTS_THEN, row -> row.getString(1), stay, knownAt, knownAt);
    }

    /** The stay, kept from changing until the transaction ends; null if none has arrived here. */
    public @Nullable Known find(Connection connection, String stay) throws SQLException {
        return Rows.one(
                connection, KNOWN, row -> new Known(row.getString(1), row.getString(2), row.getString(3)), stay);
    }

    private static Map<String, Long> lock(Connection connection, List<String> stays) throws SQLException {
        Map<String, Long> result = new HashMap<>();
        if (stays.isEmpty()) {
            return result;
        }
        Rows.list(connection, LOCK, row -> result.put(row.getString(1), row.getLong(2)), texts(connection, stays));
        return result;
    }
}
