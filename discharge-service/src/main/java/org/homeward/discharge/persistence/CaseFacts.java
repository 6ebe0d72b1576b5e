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
import java.util.UUID;
import org.homeward.discharge.domain.CaseFact;
import org.homeward.discharge.domain.Stamp;
import org.homeward.kit.db.RoundTrip;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** What was said about discharges, by the stay that was named; facts of a merged stay are also of the one it went into. */
@ApplicationScoped
public class CaseFacts {

    private static final String ADD = """
            insert into case_fact (id, stay, kind, occurred_at, recorded_at, recorded_by, source, data)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String OF_CASES = """
            with recursive member (root, id) as (
                select r, r from unnest(?::text[]) as r
                union select m.root, s.id from member m join stay s on s.into_stay = m.id)
            select m.root, f.* from member m join case_fact f on f.stay = m.id
            where ?::timestamptz is null or f.recorded_at <= ?::timestamptz""";

    private static final String SAID = """
            select f.* from unnest(?::text[]) as s (stay) join case_fact f on f.stay = s.stay where f.recorded_at <= ?""";

    public void add(Connection connection, String stay, CaseFact fact) throws SQLException {
        Stamp stamp = fact.stamp();
        Rows.write(
                connection,
                ADD,
                stamp.id(),
                stay,
                FactJson.kind(fact),
                stamp.occurredAt(),
                stamp.recordedAt(),
                stamp.by(),
                stamp.source(),
                FactJson.write(fact));
    }

    /** What a fact is, in the past tense: {@code criteria-reviewed}. */
    public static String kind(CaseFact fact) {
        return FactJson.kind(fact);
    }

    /** What a fact says beside its stamp, by name; what it leaves open is not there. */
    public static Map<String, String> details(CaseFact fact) {
        return FactJson.details(fact);
    }

    /**
     * The facts of each of these cases, in no order.
     *
     * @param knownAt only what was recorded up to then; null for everything
     */
    public Map<String, List<CaseFact>> of(Connection connection, Collection<String> cases, @Nullable Instant knownAt)
            throws SQLException {
        RoundTrip trip = new RoundTrip(connection);
        Map<String, List<CaseFact>> result = of(trip, cases, knownAt);
        trip.send();
        return result;
    }

    /** The same, together with what else the round trip has: they are there once it has been sent. */
    Map<String, List<CaseFact>> of(RoundTrip trip, Collection<String> cases, @Nullable Instant knownAt)
            throws SQLException {
        Map<String, List<CaseFact>> result = new HashMap<>();
        trip.ask(
                OF_CASES,
                row -> result.computeIfAbsent(row.getString("root"), root -> new ArrayList<>())
                        .add(fact(row)),
                texts(trip.connection(), cases),
                knownAt,
                knownAt);
        return result;
    }

    /** What was said of these stays themselves up to {@code knownAt}, by stay, in no order. */
    public Map<String, List<CaseFact>> said(Connection connection, Collection<String> stays, Instant knownAt)
            throws SQLException {
        Map<String, List<CaseFact>> result = new HashMap<>();
        Rows.list(
                connection,
                SAID,
                row -> result.computeIfAbsent(row.getString("stay"), stay -> new ArrayList<>())
                        .add(fact(row)),
                texts(connection, List.copyOf(stays)),
                knownAt);
        return result;
    }

    private static CaseFact fact(ResultSet row) throws SQLException {
        Stamp stamp = new Stamp(
                row.getObject("id", UUID.class),
                Rows.instant(row, "occurred_at"),
                Rows.instant(row, "recorded_at"),
                row.getString("recorded_by"),
                row.getString("source"));
        return FactJson.read(row.getString("kind"), stamp, row.getString("data"));
    }
}
