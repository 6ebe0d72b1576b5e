package org.homeward.admission;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.homeward.admission.persistence.StayIndex;
import org.homeward.kit.db.SqlWork;
import org.homeward.kit.outbox.Beats;

/**
 * What every answer says of itself.
 *
 * @param asOf the instant described
 * @param knownAt up to when everything that was recorded is in it: a commit under way holds it back
 * @param stale whether that is too long ago
 */
public record Freshness(Instant asOf, Instant knownAt, boolean stale) {

    /** An answer, and how fresh it is. */
    record Of<T>(T found, Freshness freshness) {}

    /** Asks with the watermark read first: what the statements after it see may be more, never less. */
    static <T> Of<T> around(Connection connection, Duration staleAfter, SqlWork<T> search) throws SQLException {
        Instant knownAt = Beats.complete(connection);
        T found = search.with(connection);
        Instant asOf = StayIndex.now(connection);
        return new Of<>(found, new Freshness(asOf, knownAt, knownAt.isBefore(asOf.minus(staleAfter))));
    }
}
