package org.homeward.discharge.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.discharge.domain.CaseChange;
import org.homeward.discharge.domain.CaseFact;
import org.homeward.discharge.domain.CaseFold;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.domain.Standing;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.RoundTrip;
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
    private static final String FIND = "select * from discharge_case where stay = ?";
    private static final String WRITE = """
            update discharge_case set version = ?, recorded_at = ?, data = ?, is_open = ?, site = ?, ward = ?,
                place = ?, admitted_at = ?, present_since = ?, ready_since = ?, pathway = ?, reasons = ?, owners = ?,
                claimed_by = ?, claimed_at = ?, date_missing_from = ?, to_tell = false
            where stay = ?""";
    private static final String TO_TELL = """
            select stay from discharge_case where to_tell order by stay limit ? for update skip locked""";

    private final Outbox outbox = new Outbox(TOPIC);
    private final Stays stays;
    private final CaseFacts facts;
    private final ReferenceData reference;
    private final Duration expectedDateWithin;

    Cases(
            Stays stays,
            CaseFacts facts,
            ReferenceData reference,
            @ConfigProperty(name = "homeward.expected-date.emergency") Duration expectedDateWithin) {
        this.stays = stays;
        this.facts = facts;
        this.reference = reference;
        this.expectedDateWithin = expectedDateWithin;
    }

    /** What is kept of a case beside what it is folded from. @param toTell whether it is to be told again also where nothing has changed */
    private record Row(
            long version,
            String data,
            Instant recordedAt,
            boolean toTell,
            @Nullable String claimedBy,
            @Nullable Instant claimedAt) {}

    /** A case to be written, and what it is then. @param told whether something has changed that others are told of */
    private record Written(CaseState state, String data, boolean told) {}

    /** Cases that are locked, as they were written, and as what is known of them makes them now. */
    private record Held(Map<String, Row> rows, Set<String> parts, List<DischargeCase> folded, Instant at) {

        Row row(DischargeCase discharge) {
            return Objects.requireNonNull(rows.get(discharge.stay()));
        }
    }

    /**
     * Cases as they are under their locks.
     *
     * @param at the recorded time of what is changed now
     */
    public record Kept(List<CaseState> states, Instant at) {

        /** The one of this stay; null if it is not among them. */
        public @Nullable CaseState of(String stay) {
            return states.stream()
                    .filter(state -> state.discharge().stay().equals(stay))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Locks the case of a stay until the transaction ends, and gives it as it stands; nothing if the stay has not arrived. */
    public Kept lock(Connection connection, String stay) throws SQLException {
        Held held = held(connection, List.of(stay));
        return new Kept(
                held.folded().stream()
                        .map(discharge -> state(discharge, held.row(discharge)))
                        .toList(),
                held.at());
    }

    /**
     * Folds the cases of these stays, and of all that they are part of now, and writes and announces what has changed.
     * Whoever has claimed one that is closed, or had claimed it in an earlier presence in hospital, works on it no more.
     *
     * @return the cases as they are now, each once
     */
    public Kept refresh(Connection connection, Collection<String> touched) throws SQLException {
        TreeSet<String> wanted = new TreeSet<>(touched);
        wanted.addAll(stays.partsOf(connection, touched));
        Held held = held(connection, wanted);
        // While these were waited for, somebody may have merged one of them into yet another.
        while (wanted.addAll(held.parts())) {
            held = held(connection, wanted);
        }
        List<Event> events = new ArrayList<>();
        List<Written> written = new ArrayList<>();
        for (DischargeCase discharge : held.folded()) {
            Row row = held.row(discharge);
            Written now = written(discharge, row, held.at());
            written.add(now);
            if (now.told()) {
                events.add(event(row, now));
            }
        }
        Rows.writeEach(connection, WRITE, written, row -> columns(connection, row));
        outbox.append(connection, events);
        return new Kept(written.stream().map(Written::state).toList(), held.at());
    }

    private Written written(DischargeCase discharge, Row before, Instant now) {
        String data = CaseJson.of(discharge, reference.delayReasons()).toString();
        boolean changed = !before.data.equals(data);
        boolean told = changed || before.toTell;
        Instant claimedAt = before.claimedAt;
        boolean claimed = claimedAt != null && discharge.isStillClaimed(claimedAt);
        CaseState state = new CaseState(
                discharge,
                told ? before.version + 1 : before.version,
                changed ? now : before.recordedAt,
                claimed ? before.claimedBy : null,
                claimed ? claimedAt : null);
        return new Written(state, data, told);
    }

    private static Event event(Row before, Written now) {
        DischargeCase discharge = now.state().discharge();
        Standing was = before.data.isEmpty() ? Standing.NOTHING : StandingJson.read(before.data);
        String what = CaseChange.between(was, Standing.of(discharge)).text();
        return CaseEvents.event(
                what,
                discharge.stay(),
                discharge.trust(),
                now.state().version(),
                now.data(),
                now.state().recordedAt());
    }

    /** Some of the cases that are to be told again, locked. */
    public List<String> toTell(Connection connection, int limit) throws SQLException {
        return Rows.list(connection, TO_TELL, row -> row.getString(1), limit);
    }

    /** The case of a stay with what is kept beside it; null if the stay has not arrived here. */
    public @Nullable CaseState find(Connection connection, String stay) throws SQLException {
        List<Row> rows = new ArrayList<>();
        RoundTrip trip = new RoundTrip(connection);
        trip.ask(FIND, row -> rows.add(row(row)), stay);
        Supplier<List<DischargeCase>> folded = fold(trip, List.of(stay));
        trip.send();
        List<DischargeCase> found = folded.get();
        return rows.isEmpty() || found.isEmpty() ? null : state(found.getFirst(), rows.getFirst());
    }

    /** The cases of these stays, of those that have arrived, in the order of their ids. */
    public List<DischargeCase> all(Connection connection, Collection<String> stays) throws SQLException {
        RoundTrip trip = new RoundTrip(connection);
        Supplier<List<DischargeCase>> folded = fold(trip, stays);
        trip.send();
        return folded.get();
    }

    /** Asks for what these cases are folded from; they are there once the round trip has been sent. */
    private Supplier<List<DischargeCase>> fold(RoundTrip trip, Collection<String> wanted) throws SQLException {
        List<StayVersion> newest = stays.newest(trip, wanted);
        Map<String, List<CaseFact>> said = facts.of(trip, wanted, null);
        return () -> newest.stream()
                .map(stay -> CaseFold.of(stay, said.getOrDefault(stay.stay(), List.of())))
                .toList();
    }

    private static CaseState state(DischargeCase discharge, Row row) {
        return new CaseState(discharge, row.version, row.recordedAt, row.claimedBy, row.claimedAt);
    }

    private @Nullable Object[] columns(Connection connection, Written row) throws SQLException {
        CaseState state = row.state();
        DischargeCase discharge = state.discharge();
        var place = discharge.place();
        var ready = discharge.ready();
        var pathway = discharge.pathway();
        boolean fit = discharge.status() == DischargeCase.Status.READY;
        return Rows.values(
                state.version(),
                state.recordedAt(),
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
                state.claimedBy(),
                state.claimedAt(),
                discharge.dateMissingFrom(expectedDateWithin),
                discharge.stay());
    }

    /** Locks the cases of those of these stays that have arrived; each has a row from then on. */
    private Held held(Connection connection, Collection<String> wanted) throws SQLException {
        Held held = existing(connection, wanted);
        if (held.rows().size() == wanted.size()) {
            return held;
        }
        Rows.write(connection, ADD, texts(connection, wanted));
        return existing(connection, wanted);
    }

    /** In one round trip, so that what is known is read under the locks, and the clock after it. */
    private Held existing(Connection connection, Collection<String> wanted) throws SQLException {
        Map<String, Row> rows = new HashMap<>();
        List<Instant> at = new ArrayList<>();
        RoundTrip trip = new RoundTrip(connection);
        trip.ask(LOCK, row -> rows.put(row.getString("stay"), row(row)), texts(connection, wanted));
        Set<String> parts = stays.partsOf(trip, wanted);
        Supplier<List<DischargeCase>> folded = fold(trip, wanted);
        RecordedTime.read(trip, at::add);
        trip.send();
        List<DischargeCase> locked = folded.get().stream()
                .filter(discharge -> rows.containsKey(discharge.stay()))
                .toList();
        return new Held(rows, parts, locked, at.getFirst());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("version"),
                row.getString("data"),
                Rows.instant(row, "recorded_at"),
                row.getBoolean("to_tell"),
                row.getString("claimed_by"),
                Rows.instantOrNull(row, "claimed_at"));
    }
}
