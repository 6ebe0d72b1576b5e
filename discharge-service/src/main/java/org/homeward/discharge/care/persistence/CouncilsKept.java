package org.homeward.discharge.care.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.homeward.discharge.care.domain.CouncilTerms;
import org.homeward.discharge.care.domain.Need;
import org.homeward.kit.db.RoundTrip;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** What councils have agreed, every version of it. */
@ApplicationScoped
public class CouncilsKept {

    /** A version as it was recorded. */
    public record Recorded(CouncilTerms terms, Instant recordedAt) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('council'), hashtext(?))";
    private static final String NEWEST = """
            select data, recorded_at from council_terms where council = ? order by version desc limit 1""";
    private static final String ADD = """
            insert into council_terms (council, version, valid_from, recorded_at, recorded_by, areas, data)
            values (?, ?, ?, ?, ?, ?, ?)""";
    private static final String AROUND = """
            select data, recorded_at from council_terms where council in
                (select council from council_terms where areas && ?) order by council, version""";
    private static final String KNOWN = """
            select data, recorded_at from council_terms where recorded_at <= ? and (?::text is null or council = ?)
            order by council, version""";

    /** The newest version, and no other is kept until the transaction ends; null if there is none. */
    public @Nullable Recorded lock(Connection connection, String council) throws SQLException {
        Rows.one(connection, LOCK, row -> true, council);
        return Rows.one(connection, NEWEST, CouncilsKept::recorded, council);
    }

    /** Keeps a new version after the newest, which is locked; gives it with its number. */
    public Recorded add(Connection connection, @Nullable Recorded newest, CouncilTerms terms, String by, Instant now)
            throws SQLException {
        CouncilTerms kept =
                terms.withVersion(newest == null ? 1 : newest.terms().version() + 1);
        Rows.write(
                connection,
                ADD,
                kept.council(),
                kept.version(),
                kept.validFrom(),
                now,
                by,
                texts(connection, kept.areas()),
                CouncilJson.write(kept).toString());
        return new Recorded(kept, now);
    }

    /**
     * Every version of the terms of the councils that have, or had, the area of a need; there once the round trip has been
     * sent.
     */
    public List<CouncilTerms> around(RoundTrip trip, Need need) throws SQLException {
        List<CouncilTerms> around = new ArrayList<>();
        List<String> areas = List.of(need.area(), need.district());
        trip.ask(AROUND, row -> around.add(read(row.getString(1))), texts(trip.connection(), areas));
        return around;
    }

    /** Every version that was recorded by then. @param council null for all */
    public List<Recorded> known(Connection connection, @Nullable String council, @Nullable Instant knownAt)
            throws SQLException {
        return Rows.list(
                connection, KNOWN, CouncilsKept::recorded, knownAt == null ? Rows.END : knownAt, council, council);
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        return new Recorded(read(row.getString(1)), Rows.instant(row, "recorded_at"));
    }

    private static CouncilTerms read(String data) {
        try {
            return CouncilJson.read(JSON.readTree(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("terms that cannot be read");
        }
    }
}
