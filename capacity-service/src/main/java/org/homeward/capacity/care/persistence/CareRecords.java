package org.homeward.capacity.care.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.homeward.kit.db.SqlArrays.bigints;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.homeward.capacity.care.domain.Availability;
import org.homeward.capacity.care.domain.Capacity;
import org.homeward.capacity.care.domain.DeriveAvailability;
import org.homeward.capacity.care.domain.ProviderFacts;
import org.homeward.capacity.persistence.LiveViews;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Rows;
import org.homeward.kit.event.Event;
import org.homeward.kit.http.ETags;
import org.homeward.kit.outbox.Outbox;

/**
 * The published records of providers and of their lines. They are derived from all facts about a provider under its
 * lock, and the change of a record is written with its event.
 */
@ApplicationScoped
public class CareRecords {

    private static final String OF_PROVIDERS =
            "select key, provider, version, recorded_at, data from care_record where provider = any(?)";
    private static final String WRITE = """
            insert into care_record (key, provider, version, recorded_at, data)
            select n.key, n.provider, n.version, ?, n.data
            from unnest(?::text[], ?::text[], ?::bigint[], ?::text[]) as n (key, provider, version, data)
            on conflict (key) do update
            set version = excluded.version, recorded_at = excluded.recorded_at, data = excluded.data""";

    private final Outbox outbox = new Outbox(LiveViews.TOPIC);
    private final Providers providers;
    private final CareFacts facts;

    CareRecords(Providers providers, CareFacts facts) {
        this.providers = providers;
        this.facts = facts;
    }

    /** A record as it stands. */
    record Row(CareKey key, long version, Instant recordedAt, String data) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    CareKey.parse(row.getString("key")),
                    row.getLong("version"),
                    Rows.instant(row, "recorded_at"),
                    row.getString("data"));
        }

        /** The event that tells of it. */
        Event event(Instant observedAt) {
            return new Event(
                    UUID.randomUUID().toString(),
                    key.type(),
                    LiveViews.SOURCE,
                    key.subject(),
                    observedAt,
                    recordedAt,
                    version,
                    null,
                    key.text(),
                    key.provider(),
                    CareRecordJson.withVersion(data, version).getBytes(UTF_8));
        }
    }

    /** What a record should be. */
    private record Derived(String data, Instant observedAt) {}

    /**
     * Derives the records of all lines of these providers, and writes and announces those that have changed.
     *
     * @return how many have changed
     */
    public int refresh(Connection connection, Collection<String> ids) throws SQLException {
        if (ids.isEmpty()) {
            return 0;
        }
        providers.lock(connection, ids);
        Instant now = RecordedTime.read(connection);
        Map<CareKey, Derived> derived = new TreeMap<>();
        for (ProviderFacts provider : facts.live(connection, new TreeSet<>(ids))) {
            for (Availability line : DeriveAvailability.at(provider, now)) {
                derived.put(
                        CareKey.of(provider.provider(), line.line()),
                        new Derived(CareRecordJson.of(provider.provider(), line, now), line.observedAt()));
            }
            providers.changesAt(connection, provider.provider(), provider.changesAfter(now));
        }
        return publish(connection, ids, derived, now);
    }

    /** What a provider has free at this instant, by everything that is known; lock it first if it is to stand. */
    public Capacity capacity(Connection connection, String provider, Instant now) throws SQLException {
        List<Availability> lines = facts.live(connection, List.of(provider)).stream()
                .flatMap(one -> DeriveAvailability.at(one, now).stream())
                .toList();
        StringBuilder figures = new StringBuilder(provider);
        lines.forEach(line -> figures.append(CareRecordJson.of(provider, line, now)));
        String tag = ETags.ofContent(figures.toString().getBytes(UTF_8));
        return new Capacity(provider, now, tag, lines);
    }

    /** How many records there are. */
    public int count(Connection connection) throws SQLException {
        Integer count = Rows.one(connection, "select count(*)::integer from care_record", row -> row.getInt(1));
        return count == null ? 0 : count;
    }

    /** Announces the provider itself. */
    public void publish(Connection connection, Providers.Version provider) throws SQLException {
        CareKey key = CareKey.ofProvider(provider.provider());
        Row row = new Row(key, provider.version(), provider.recordedAt(), CareRecordJson.of(provider));
        write(connection, List.of(row), provider.recordedAt());
        outbox.append(connection, List.of(row.event(provider.recordedAt())));
    }

    private int publish(Connection connection, Collection<String> ids, Map<CareKey, Derived> derived, Instant now)
            throws SQLException {
        Map<CareKey, Row> before = new HashMap<>();
        for (Row row : Rows.list(connection, OF_PROVIDERS, Row::of, texts(connection, ids))) {
            if (row.key().isLine()) {
                before.put(row.key(), row);
                derived.computeIfAbsent(row.key(), key -> removed(row, now));
            }
        }
        List<Row> changed = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        derived.forEach((key, record) -> {
            Row old = before.get(key);
            if (old == null || !old.data().equals(record.data())) {
                Row row = new Row(key, old == null ? 1 : old.version() + 1, now, record.data());
                changed.add(row);
                events.add(row.event(record.observedAt()));
            }
        });
        write(connection, changed, now);
        outbox.append(connection, events);
        return changed.size();
    }

    /** One that says so already stays as it is. */
    private static Derived removed(Row row, Instant now) {
        boolean already = row.data().contains("\"removed\":true");
        String data = already
                ? row.data()
                : CareRecordJson.removed(row.key().provider(), row.key().line(), now);
        return new Derived(data, now);
    }

    private static void write(Connection connection, List<Row> rows, Instant recordedAt) throws SQLException {
        if (!rows.isEmpty()) {
            Rows.write(
                    connection,
                    WRITE,
                    recordedAt,
                    texts(connection, rows, row -> row.key().text()),
                    texts(connection, rows, row -> row.key().provider()),
                    bigints(connection, rows, Row::version),
                    texts(connection, rows, Row::data));
        }
    }
}
