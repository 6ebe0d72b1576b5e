package org.homeward.capacity.persistence;

import static org.homeward.kit.db.SqlArrays.bigints;
import static org.homeward.kit.db.SqlArrays.texts;
import static org.homeward.kit.db.SqlArrays.times;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.homeward.capacity.domain.BedStatusFact;
import org.homeward.capacity.domain.BedStatusFact.Said;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** What was said about beds. */
@ApplicationScoped
public class BedStatuses {

    /** A fact about one bed, as recorded. */
    public record Recorded(UUID id, String bed, String trust, BedStatusFact fact, Instant recordedAt, String source) {

        private Recorded and(Recorded other) {
            Recorded first = other.recordedAt.isBefore(recordedAt) ? other : this;
            BedStatusFact last = other.fact.sequence() > fact.sequence() ? other.fact : fact;
            return new Recorded(id, bed, first.trust, last, first.recordedAt, first.source);
        }
    }

    private static final String INSERT = """
            insert into bed_status (id, bed, trust, said, from_at, until_at, detail, sequence, recorded_at, source)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[],
              ?::text[], ?::bigint[], ?::timestamptz[], ?::text[])
              as n (id, bed, trust, said, from_at, until_at, detail, sequence, recorded_at, source)
            where not exists (select 1 from bed_status b
                              where b.id = n.id and b.recorded_at <= n.recorded_at and b.sequence >= n.sequence)
            on conflict (id) do update
            set recorded_at = least(bed_status.recorded_at, excluded.recorded_at),
                sequence = greatest(bed_status.sequence, excluded.sequence)
            returning bed""";
    private static final String FIND = "select * from bed_status where id = ?";

    /**
     * Keeps what the facts add to what came before, and gives the beds of which they add something. What came before
     * stays recorded when it first was.
     */
    public List<String> keep(Connection c, List<Recorded> facts) throws SQLException {
        if (facts.isEmpty()) {
            return List.of();
        }
        Map<UUID, Recorded> merged = new TreeMap<>();
        facts.forEach(fact -> merged.merge(fact.id(), fact, Recorded::and));
        List<Recorded> rows = List.copyOf(merged.values());
        return Rows.list(
                c,
                INSERT,
                row -> row.getString(1),
                texts(c, rows, row -> row.id().toString()),
                texts(c, rows, Recorded::bed),
                texts(c, rows, Recorded::trust),
                texts(c, rows, row -> row.fact().said().name()),
                times(c, rows, row -> row.fact().from()),
                times(c, rows, row -> row.fact().until()),
                texts(c, rows, row -> row.fact().detail()),
                bigints(c, rows, row -> row.fact().sequence()),
                times(c, rows, Recorded::recordedAt),
                texts(c, rows, Recorded::source));
    }

    public @Nullable Recorded find(Connection connection, UUID id) throws SQLException {
        return Rows.one(
                connection,
                FIND,
                row -> new Recorded(
                        id,
                        row.getString("bed"),
                        row.getString("trust"),
                        fact(row),
                        Rows.instant(row, "recorded_at"),
                        row.getString("source")),
                id);
    }

    static BedStatusFact fact(ResultSet row) throws SQLException {
        return new BedStatusFact(
                Said.valueOf(row.getString("said")),
                Rows.instant(row, "from_at"),
                Rows.instantOrNull(row, "until_at"),
                row.getString("detail"),
                row.getLong("sequence"));
    }
}
