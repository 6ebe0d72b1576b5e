package org.homeward.discharge.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.homeward.discharge.domain.CaseChange;
import org.homeward.discharge.domain.CaseFact;
import org.homeward.discharge.domain.CaseFold;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.domain.RedGreenDay;
import org.homeward.discharge.domain.RedGreenDays;
import org.homeward.discharge.domain.Standing;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.event.Event;
import org.homeward.kit.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * The discharge cases as they stand. Each is folded from its stay and all facts about it under its own lock, and the
 * change of a case is written with its event.
 */
@ApplicationScoped
public class Cases {

    /** The topic that the cases are published on. */
    public static final String TOPIC = "homeward.medically-fit";

    /** The {@code source} of its events. */
    public static final String SOURCE = "/homeward/discharge-service";

    private static final String LOCK =
            "select stay, version, data from discharge_case where stay = any(?) order by stay for update";
    private static final String ADD = """
            insert into discharge_case (stay, trust, version, recorded_at, data)
            select id, trust, 0, clock_timestamp(), '' from stay where id = any(?) and version > 0 order by id
            on conflict do nothing""";
    private static final String KNOWN_THEN = """
            select data from stay_history where stay = ? and recorded_at <= ? order by version desc limit 1""";
    private static final String FIND =
            "select version, recorded_at, claimed_by, claimed_at from discharge_case where stay = ?";
    private static final String WRITE = """
            update discharge_case set version = ?, recorded_at = coalesce(?, recorded_at), data = ?, is_open = ?, site = ?, ward = ?, place = ?,
                admitted_at = ?, ready_since = ?, pathway = ?, reasons = ?, owners = ?
            where stay = ?""";

    private final Outbox outbox = new Outbox(TOPIC);
    private final Stays stays;
    private final CaseFacts facts;
    private final ReferenceData reference;

    Cases(Stays stays, CaseFacts facts, ReferenceData reference) {
        this.stays = stays;
        this.facts = facts;
        this.reference = reference;
    }

    /** The red and green days of a stay, with whose it is. */
    public record Days(String trust, List<RedGreenDay> days) {}

    private record Row(long version, String data) {}

    /** @param changedAt null where only what worklists are filtered by may have changed */
    private record Written(
            DischargeCase discharge, long version, @Nullable Instant changedAt, String data) {}

    /** Locks the case of a stay that has arrived, until the transaction ends. */
    public void lock(Connection connection, String stay) throws SQLException {
        locked(connection, List.of(stay));
    }

    /**
     * Folds the cases of these stays, and of those that they were merged into, and writes and announces what has changed.
     *
     * @return the cases as they are now, each once
     */
    public List<DischargeCase> refresh(Connection connection, Collection<String> touched) throws SQLException {
        TreeSet<String> wanted = new TreeSet<>(touched);
        wanted.addAll(stays.survivors(connection, touched));
        Map<String, Row> before = locked(connection, wanted);
        List<DischargeCase> after = fold(connection, before.keySet());
        if (after.isEmpty()) {
            return after;
        }
        Instant now = RecordedTime.read(connection);
        List<Event> events = new ArrayList<>();
        List<Written> written = new ArrayList<>();
        for (DischargeCase discharge : after) {
            Row row = before.getOrDefault(discharge.stay(), new Row(0, ""));
            String data = CaseJson.of(discharge, reference.delayReasons()).toString();
            boolean changed = !row.data.equals(data);
            long version = changed ? row.version + 1 : row.version;
            written.add(new Written(discharge, version, changed ? now : null, data));
            if (changed) {
                Standing was = row.data.isEmpty() ? Standing.NOTHING : CaseJson.standing(row.data);
                String what = CaseChange.between(was, Standing.of(discharge)).text();
                events.add(event(what, discharge.stay(), discharge.trust(), version, data, now));
            }
        }
        Rows.writeEach(connection, WRITE, written, row -> columns(connection, row));
        outbox.append(connection, events);
        return after;
    }

    /** The case of a stay with what is kept beside it; null if the stay has not arrived here. */
    public @Nullable CaseState find(Connection connection, String stay) throws SQLException {
        List<DischargeCase> folded = fold(connection, List.of(stay));
        return folded.isEmpty()
                ? null
                : Rows.one(
                        connection,
                        FIND,
                        row -> new CaseState(
                                folded.getFirst(),
                                row.getLong("version"),
                                Rows.instant(row, "recorded_at"),
                                row.getString("claimed_by"),
                                Rows.instantOrNull(row, "claimed_at")),
                        stay);
    }

    /** The cases of these stays, of those that have arrived, in the order of their ids. */
    public List<DischargeCase> all(Connection connection, Collection<String> stays) throws SQLException {
        return fold(connection, stays);
    }

    /**
     * The case as it was at an instant, by what was known at another. Facts of stays that are merged into this one today
     * count as its own, whenever that became known.
     */
    public @Nullable DischargeCase past(
            Connection connection, String stay, @Nullable Instant asOf, @Nullable Instant knownAt) throws SQLException {
        StayVersion then = known(connection, stay, knownAt);
        if (then == null) {
            return null;
        }
        List<CaseFact> said = facts.of(connection, List.of(stay), knownAt).getOrDefault(stay, List.of());
        return asOf == null ? CaseFold.of(then, said) : CaseFold.asOf(asOf, then, said);
    }

    /** The red and green days of a stay by what was known at {@code knownAt}; null if the stay was not known then. */
    public @Nullable Days days(
            Connection connection, String stay, Set<String> notIn, Instant at, @Nullable Instant knownAt)
            throws SQLException {
        StayVersion then = known(connection, stay, knownAt);
        if (then == null) {
            return null;
        }
        List<CaseFact> said = facts.of(connection, List.of(stay), knownAt).getOrDefault(stay, List.of());
        return new Days(then.trust(), RedGreenDays.of(then, said, notIn, at));
    }

    private static @Nullable StayVersion known(Connection connection, String stay, @Nullable Instant knownAt)
            throws SQLException {
        return Rows.one(
                connection,
                KNOWN_THEN,
                row -> StayJson.read(row.getBytes(1)),
                stay,
                knownAt == null ? Rows.END : knownAt);
    }

    private List<DischargeCase> fold(Connection connection, Collection<String> wanted) throws SQLException {
        List<String> ids = List.copyOf(wanted);
        List<StayVersion> newest = stays.newest(connection, ids);
        var said = facts.of(connection, ids, null);
        return newest.stream()
                .map(stay -> CaseFold.of(stay, said.getOrDefault(stay.stay(), List.of())))
                .toList();
    }

    private static @Nullable Object[] columns(Connection connection, Written row) throws SQLException {
        DischargeCase discharge = row.discharge();
        var place = discharge.place();
        var ready = discharge.ready();
        var pathway = discharge.pathway();
        boolean fit = discharge.status() == DischargeCase.Status.READY;
        return Rows.values(
                row.version(),
                row.changedAt(),
                row.data(),
                discharge.status().isOpen(),
                place == null ? null : place.site(),
                place == null ? null : place.ward(),
                place == null ? null : place.id(),
                discharge.admittedAt(),
                fit && ready != null ? ready.start() : null,
                pathway == null ? null : pathway.pathway(),
                texts(connection, discharge.openDelays(), delay -> delay.reason()),
                texts(connection, discharge.openDelays(), delay -> delay.owner()),
                discharge.stay());
    }

    private static Map<String, Row> locked(Connection connection, Collection<String> wanted) throws SQLException {
        List<String> ids = List.copyOf(new TreeSet<>(wanted));
        Map<String, Row> rows = lockExisting(connection, ids);
        if (rows.size() < ids.size()) {
            Rows.write(connection, ADD, texts(connection, ids));
            rows = lockExisting(connection, ids);
        }
        return rows;
    }

    private static Map<String, Row> lockExisting(Connection connection, List<String> ids) throws SQLException {
        Map<String, Row> rows = new HashMap<>();
        Rows.list(connection, LOCK, row -> rows.put(row.getString("stay"), row(row)), texts(connection, ids));
        return rows;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getLong("version"), row.getString("data"));
    }

    /** The event that tells of a case as it stands; {@code data} is without its version. */
    static Event event(String what, String stay, String trust, long version, String data, Instant recordedAt) {
        return new Event(
                UUID.randomUUID().toString(),
                TOPIC + '.' + what + ".v1",
                SOURCE,
                stay,
                recordedAt,
                recordedAt,
                version,
                null,
                key(stay),
                trust,
                withVersion(data, version).getBytes(UTF_8));
    }

    /** What is published: the record with its version as the last member. */
    static String withVersion(String data, long version) {
        return data.substring(0, data.length() - 1) + ",\"version\":" + version + '}';
    }

    static String key(String stay) {
        return "case:" + stay;
    }
}
