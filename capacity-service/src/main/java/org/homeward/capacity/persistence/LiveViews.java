package org.homeward.capacity.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.homeward.kit.db.SqlArrays.bigints;
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
import java.util.TreeSet;
import java.util.UUID;
import org.homeward.capacity.domain.Bed;
import org.homeward.capacity.domain.BedFacts;
import org.homeward.capacity.domain.DeriveBed;
import org.homeward.capacity.domain.Horizon;
import org.homeward.capacity.domain.Ward;
import org.homeward.kit.db.RoundTrip;
import org.homeward.kit.db.Rows;
import org.homeward.kit.event.Event;
import org.homeward.kit.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * The live records of beds and wards. Each is derived from all facts about it under its own lock, and the change of a
 * record is written with its event.
 */
@ApplicationScoped
public class LiveViews {

    /** The topic that the records are published on. */
    public static final String TOPIC = "homeward.capacity";

    /** The {@code source} of its events. */
    public static final String SOURCE = "/homeward/capacity-service";

    private static final String LOCK =
            "select target, version, data from live_view where target = any(?) order by target for update";
    private static final String ADD = """
            insert into live_view (target, trust, version, recorded_at, data)
            select t, '', 0, clock_timestamp(), '' from unnest(?::text[]) as t order by t on conflict do nothing""";
    private static final String WRITE = """
            update live_view v set trust = n.trust, version = n.version, recorded_at = ?, data = n.data
            from unnest(?::text[], ?::text[], ?::bigint[], ?::text[]) as n (target, trust, version, data)
            where v.target = n.target""";
    private static final String OF_SITE = "select target from live_view where starts_with(target, ?)";

    private final Outbox outbox = new Outbox(TOPIC);

    /** A record as it stands. */
    private record Row(String target, long version, String data) {}

    /** A record that is no longer what it was. */
    private record Changed(String target, String trust, long version, String data, Instant observedAt) {}

    /** Locks the records of these beds and wards, in the order of their ids, new ones too. */
    public void lock(Connection connection, Collection<String> targets) throws SQLException {
        locked(connection, new TreeSet<>(targets));
    }

    /** Locks the record of a bed; false if there is none. */
    public boolean lockExisting(Connection connection, String bed) throws SQLException {
        return !lockExisting(connection, List.of(bed)).isEmpty();
    }

    /**
     * Derives the records of these beds and wards, and writes and announces those that have changed.
     *
     * @return how many have changed
     */
    public int refresh(Connection connection, Collection<String> targets) throws SQLException {
        if (targets.isEmpty()) {
            return 0;
        }
        Map<String, Row> before = locked(connection, new TreeSet<>(targets));
        TargetFacts facts = TargetFacts.live(connection, before.keySet());
        List<Changed> changed = new ArrayList<>();
        for (BedFacts bed : facts.beds()) {
            String data = RecordJson.of(DeriveBed.live(bed));
            note(changed, before.get(bed.bed().id()), bed.trust(), data, bed.observedAt());
        }
        for (Ward.Facts ward : facts.wards()) {
            String data = RecordJson.of(Ward.at(ward, Horizon.live(ward.observedAt())));
            note(changed, before.get(ward.place().wardId()), ward.trust(), data, ward.observedAt());
        }
        write(connection, changed, facts.readAt());
        return changed.size();
    }

    /** The record of a bed as it follows from the facts now; lock it first. Null if nothing is known of the bed. */
    public @Nullable Bed bed(Connection connection, String bed) throws SQLException {
        List<BedFacts> facts = TargetFacts.live(connection, List.of(bed)).beds();
        return facts.isEmpty() ? null : DeriveBed.live(facts.getFirst());
    }

    /** The beds and wards of a site that have a record. */
    public List<String> ofSite(Connection connection, String site) throws SQLException {
        return Rows.list(connection, OF_SITE, row -> row.getString(1), site + '/');
    }

    /** The event that tells of a record as it stands. */
    static Event event(String target, String trust, long version, String data, Instant observedAt, Instant recordedAt) {
        boolean bed = TargetDraft.isBed(target);
        return new Event(
                UUID.randomUUID().toString(),
                TOPIC + (bed ? ".bed-changed.v1" : ".ward-changed.v1"),
                SOURCE,
                target,
                observedAt,
                recordedAt,
                version,
                null,
                key(target),
                trust,
                RecordJson.withVersion(data, version).getBytes(UTF_8));
    }

    static String key(String target) {
        return (TargetDraft.isBed(target) ? "bed:" : "ward:") + target;
    }

    private static void note(List<Changed> changed, @Nullable Row row, String trust, String data, Instant observedAt) {
        if (row != null && !row.data.equals(data)) {
            changed.add(new Changed(row.target, trust, row.version + 1, data, observedAt));
        }
    }

    private void write(Connection connection, List<Changed> changed, Instant recordedAt) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        List<Event> events = new ArrayList<>();
        for (Changed row : changed) {
            events.add(event(row.target, row.trust, row.version, row.data, row.observedAt, recordedAt));
        }
        RoundTrip trip = new RoundTrip(connection)
                .write(
                        WRITE,
                        recordedAt,
                        texts(connection, changed, Changed::target),
                        texts(connection, changed, Changed::trust),
                        bigints(connection, changed, Changed::version),
                        texts(connection, changed, Changed::data));
        outbox.append(trip, events);
        trip.send();
    }

    private static Map<String, Row> locked(Connection connection, TreeSet<String> targets) throws SQLException {
        Map<String, Row> rows = lockExisting(connection, targets);
        List<String> missing =
                targets.stream().filter(target -> !rows.containsKey(target)).toList();
        if (!missing.isEmpty()) {
            Rows.write(connection, ADD, texts(connection, missing));
            rows.putAll(lockExisting(connection, missing));
        }
        return rows;
    }

    private static Map<String, Row> lockExisting(Connection connection, Collection<String> targets)
            throws SQLException {
        Map<String, Row> rows = new HashMap<>();
        Rows.list(
                connection,
                LOCK,
                row -> rows.put(row.getString(1), new Row(row.getString(1), row.getLong(2), row.getString(3))),
                texts(connection, targets));
        return rows;
    }
}
