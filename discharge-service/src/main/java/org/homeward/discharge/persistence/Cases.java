package org.homeward.discharge.persistence;

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
import java.util.TreeSet;
import org.homeward.discharge.domain.CaseChange;
import org.homeward.discharge.domain.CaseFold;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.domain.Standing;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Rows;
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

    private static final String LOCK = "select * from discharge_case where stay = any(?) order by stay for update";
    private static final String ADD = """
            insert into discharge_case (stay, trust, version, recorded_at, data)
            select id, trust, 0, clock_timestamp(), '' from stay where id = any(?) and version > 0 order by id
            on conflict do nothing""";
    private static final String FIND =
            "select version, recorded_at, claimed_by, claimed_at from discharge_case where stay = ?";
    private static final String WRITE = """
            update discharge_case set version = ?, recorded_at = coalesce(?, recorded_at), data = ?, is_open = ?, site = ?, ward = ?, place = ?,
                admitted_at = ?, present_since = ?, ready_since = ?, pathway = ?, reasons = ?, owners = ?,
                to_tell = false
            where stay = ?""";
    private static final String TO_TELL = """
            select stay from discharge_case where to_tell order by stay limit ? for update skip locked""";

    private final Outbox outbox = new Outbox(TOPIC);
    private final Stays stays;
    private final CaseFacts facts;
    private final ReferenceData reference;

    Cases(Stays stays, CaseFacts facts, ReferenceData reference) {
        this.stays = stays;
        this.facts = facts;
        this.reference = reference;
    }

    /** @param toTell whether it is to be told again also where nothing has changed */
    private record Row(long version, String data, Instant recordedAt, boolean toTell) {}

    /** @param changedAt null where only what worklists are filtered by may have changed */
    private record Written(
            DischargeCase discharge, long version, @Nullable Instant changedAt, String data) {}

    /** Locks the case of a stay that has arrived, until the transaction ends. */
    public void lock(Connection connection, String stay) throws SQLException {
        locked(connection, List.of(stay));
    }

    /**
     * Folds the cases of these stays, and of all that they are part of now, and writes and announces what has changed.
     *
     * @return the cases as they are now, each once
     */
    public List<DischargeCase> refresh(Connection connection, Collection<String> touched) throws SQLException {
        TreeSet<String> wanted = new TreeSet<>(touched);
        wanted.addAll(stays.partsOf(connection, touched));
        Map<String, Row> before = locked(connection, wanted);
        // While these were waited for, somebody may have merged one of them into yet another.
        while (wanted.addAll(stays.partsOf(connection, wanted))) {
            before = locked(connection, wanted);
        }
        List<DischargeCase> after = fold(connection, before.keySet());
        if (after.isEmpty()) {
            return after;
        }
        Instant now = RecordedTime.read(connection);
        List<Event> events = new ArrayList<>();
        List<Written> written = new ArrayList<>();
        for (DischargeCase discharge : after) {
            Row row = before.getOrDefault(discharge.stay(), new Row(0, "", now, false));
            String data = CaseJson.of(discharge, reference.delayReasons()).toString();
            boolean changed = !row.data.equals(data);
            boolean told = changed || row.toTell;
            long version = told ? row.version + 1 : row.version;
            written.add(new Written(discharge, version, changed ? now : null, data));
            if (told) {
                Standing was = row.data.isEmpty() ? Standing.NOTHING : StandingJson.read(row.data);
                String what = CaseChange.between(was, Standing.of(discharge)).text();
                events.add(CaseEvents.event(
                        what, discharge.stay(), discharge.trust(), version, data, changed ? now : row.recordedAt));
            }
        }
        Rows.writeEach(connection, WRITE, written, row -> columns(connection, row));
        outbox.append(connection, events);
        return after;
    }

    /** Some of the cases that are to be told again, locked. */
    public List<String> toTell(Connection connection, int limit) throws SQLException {
        return Rows.list(connection, TO_TELL, row -> row.getString(1), limit);
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
                discharge.presentSince(),
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
        return new Row(
                row.getLong("version"),
                row.getString("data"),
                Rows.instant(row, "recorded_at"),
                row.getBoolean("to_tell"));
    }
}
