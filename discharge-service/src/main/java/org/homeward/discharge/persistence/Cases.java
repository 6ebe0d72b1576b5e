package org.homeward.discharge.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.homeward.discharge.domain.CaseFact;
import org.homeward.discharge.domain.CaseFold;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.RoundTrip;
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

    private final Outbox outbox = new Outbox(TOPIC);
    private final Stays stays;
    private final CaseFacts facts;
    private final ReferenceData reference;
    private final CaseRows rows;

    Cases(Stays stays, CaseFacts facts, ReferenceData reference, CaseRows rows) {
        this.stays = stays;
        this.facts = facts;
        this.reference = reference;
        this.rows = rows;
    }

    /** Cases that are locked, as they were written, and as what is known of them makes them now. */
    private record Held(Map<String, CaseRow> rows, Set<String> parts, List<DischargeCase> folded, Instant at) {

        CaseRow row(DischargeCase discharge) {
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
                        .map(discharge -> held.row(discharge).of(discharge))
                        .toList(),
                held.at());
    }

    /**
     * Locks the cases that there are of these stays. Everybody takes stays, cases, what care knows of stays, and packages in
     * this order.
     */
    public void hold(Connection connection, Collection<String> ofStays) throws SQLException {
        RoundTrip trip = new RoundTrip(connection);
        rows.lock(trip, ofStays);
        trip.send();
    }

    /**
     * Folds the cases of these stays, and of all that they are part of now, and writes and announces what has changed.
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
        Held last = held;
        List<CaseRow.Next> next = held.folded().stream()
                .map(discharge -> last.row(discharge).next(discharge, text(discharge), last.at()))
                .toList();
        rows.write(connection, next);
        outbox.append(
                connection,
                next.stream()
                        .filter(CaseRow.Next::isTold)
                        .map(CaseRow.Next::event)
                        .toList());
        return new Kept(next.stream().map(CaseRow.Next::state).toList(), held.at());
    }

    private String text(DischargeCase discharge) {
        return CaseJson.of(discharge, reference.delayReasons()).toString();
    }

    /** Some of the stays whose cases are to be told again, locked. */
    public List<String> toTell(Connection connection, int limit) throws SQLException {
        return rows.toTell(connection, limit);
    }

    /** Since when these patients are ready to leave, of those who are. */
    public Map<String, Instant> readySince(Connection connection, Collection<String> stays) throws SQLException {
        return rows.readySince(connection, stays);
    }

    /** The case of a stay with what is kept beside it; null if the stay has not arrived here. */
    public @Nullable CaseState find(Connection connection, String stay) throws SQLException {
        RoundTrip trip = new RoundTrip(connection);
        List<CaseRow> row = rows.find(trip, stay);
        Supplier<List<DischargeCase>> folded = fold(trip, List.of(stay));
        trip.send();
        List<DischargeCase> found = folded.get();
        return row.isEmpty() || found.isEmpty() ? null : row.getFirst().of(found.getFirst());
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

    /** Locks the cases of those of these stays that have arrived; each has a row from then on. */
    private Held held(Connection connection, Collection<String> wanted) throws SQLException {
        Held held = existing(connection, wanted);
        if (held.rows().size() == wanted.size()) {
            return held;
        }
        rows.add(connection, wanted);
        return existing(connection, wanted);
    }

    /** In one round trip, so that what is known is read under the locks, and the clock after it. */
    private Held existing(Connection connection, Collection<String> wanted) throws SQLException {
        List<Instant> at = new ArrayList<>();
        RoundTrip trip = new RoundTrip(connection);
        Map<String, CaseRow> locked = rows.lock(trip, wanted);
        Set<String> parts = stays.partsOf(trip, wanted);
        Supplier<List<DischargeCase>> folded = fold(trip, wanted);
        RecordedTime.read(trip, at::add);
        trip.send();
        List<DischargeCase> cases = folded.get().stream()
                .filter(discharge -> locked.containsKey(discharge.stay()))
                .toList();
        return new Held(locked, parts, cases, at.getFirst());
    }
}
