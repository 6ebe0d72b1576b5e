package org.homeward.discharge.care.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.homeward.discharge.care.domain.CouncilTerms;
import org.homeward.discharge.care.domain.Councils;
import org.homeward.discharge.care.domain.Need;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** What councils have agreed, every version of it. */
@ApplicationScoped
public class CouncilsKept {

    /** A version as it was recorded. */
    public record Recorded(CouncilTerms terms, Instant recordedAt) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('council'), hashtext(?))";
    private static final String NEXT = "select coalesce(max(version), 0) + 1 from council_terms where council = ?";
    private static final String ADD = """
            insert into council_terms (council, version, valid_from, recorded_at, recorded_by, areas, data)
            values (?, ?, ?, ?, ?, ?, ?)""";
    private static final String AROUND = """
            select data, recorded_at from council_terms where council in
                (select council from council_terms where areas && ?) order by council, version""";
    private static final String KNOWN = """
            select data, recorded_at from council_terms where recorded_at <= ? and (?::text is null or council = ?)
            order by council, version""";

    /** Keeps a new version; gives it with its number. */
    public Recorded add(Connection connection, CouncilTerms terms, String by, Instant now) throws SQLException {
        Rows.one(connection, LOCK, row -> true, terms.council());
        Long version = Rows.one(connection, NEXT, row -> row.getLong(1), terms.council());
        CouncilTerms kept = terms.withVersion(version == null ? 1 : version);
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

    /** Every version of the councils that have, or had, the area of a need. */
    public Councils around(Connection connection, Need need) throws SQLException {
        List<String> areas = List.of(need.area(), need.district());
        return new Councils(Rows.list(connection, AROUND, row -> read(row.getString(1)), texts(connection, areas)));
    }

    /** Every version that was recorded by then. @param council null for all */
    public List<Recorded> known(Connection connection, @Nullable String council, @Nullable Instant knownAt)
            throws SQLException {
        return Rows.list(
                connection,
                KNOWN,
                row -> new Recorded(read(row.getString(1)), Rows.instant(row, "recorded_at")),
                knownAt == null ? Rows.END : knownAt,
                council,
                council);
    }

    private static CouncilTerms read(String data) {
        try {
            return CouncilJson.read(JSON.readTree(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("terms that cannot be read");
        }
    }
}
