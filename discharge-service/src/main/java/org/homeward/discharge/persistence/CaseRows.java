package org.homeward.discharge.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.kit.db.RoundTrip;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** The rows of cases: their locks, and the columns that worklists go by. */
@ApplicationScoped
class CaseRows {

    private static final String LOCK = "select * from discharge_case where stay = any(?) order by stay for update";
    private static final String ADD = """
            insert into discharge_case (stay, trust, version, recorded_at, data)
            select id, trust, 0, clock_timestamp(), '' from stay where id = any(?) and version > 0 order by id
            on conflict do nothing""";
    private static final String FIND = "select * from discharge_case where stay = ?";
    private static final String READY_SINCE =
            "select stay, ready_since from discharge_case where stay = any(?) and ready_since is not null";
    private static final String WRITE = """
            update discharge_case set version = ?, recorded_at = ?, data = ?, is_open = ?, site = ?, ward = ?,
                place = ?, admitted_at = ?, present_since = ?, ready_since = ?, pathway = ?, reasons = ?, owners = ?,
                claimed_by = ?, claimed_at = ?, date_missing_from = ?, to_tell = false,
                to_look_at = false, looks = looks + 1
            where stay = ?""";
    private static final String TO_TELL = """
            select id from stay where id in (
                (select stay from discharge_case where to_tell order by stay limit ?)
                union
                (select stay from discharge_case where to_look_at order by stay limit ?))
            order by id for update skip locked""";

    private final Duration expectedDateWithin;

    CaseRows(@ConfigProperty(name = "homeward.expected-date.emergency") Duration expectedDateWithin) {
        this.expectedDateWithin = expectedDateWithin;
    }

    /** Locks those that there are, in the order of their stays; they are there, by stay, once the round trip has been sent. */
    Map<String, CaseRow> lock(RoundTrip trip, Collection<String> stays) throws SQLException {
        Map<String, CaseRow> rows = new HashMap<>();
        trip.ask(LOCK, row -> rows.put(row.getString("stay"), CaseRow.read(row)), texts(trip.connection(), stays));
        return rows;
    }

    /** Makes those that are missing, of the stays that have arrived. */
    void add(Connection connection, Collection<String> stays) throws SQLException {
        Rows.write(connection, ADD, texts(connection, stays));
    }

    /** The one, or none; there once the round trip has been sent. */
    List<CaseRow> find(RoundTrip trip, String stay) {
        List<CaseRow> rows = new ArrayList<>();
        trip.ask(FIND, row -> rows.add(CaseRow.read(row)), stay);
        return rows;
    }

    Map<String, Instant> readySince(Connection connection, Collection<String> stays) throws SQLException {
        Map<String, Instant> result = new HashMap<>();
        Rows.list(
                connection,
                READY_SINCE,
                row -> result.put(row.getString("stay"), Rows.instant(row, "ready_since")),
                texts(connection, stays));
        return result;
    }

    void write(Connection connection, List<CaseRow.Next> rows) throws SQLException {
        Rows.writeEach(connection, WRITE, rows, row -> columns(connection, row));
    }

    /** Some of the stays whose cases are to be told, or looked at, again; locked as whoever tells of a stay locks it first. */
    List<String> toTell(Connection connection, int limit) throws SQLException {
        return Rows.list(connection, TO_TELL, row -> row.getString(1), limit, limit);
    }

    private @Nullable Object[] columns(Connection connection, CaseRow.Next row) throws SQLException {
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
}
