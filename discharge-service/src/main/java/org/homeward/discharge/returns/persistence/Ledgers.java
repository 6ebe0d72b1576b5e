package org.homeward.discharge.returns.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.discharge.persistence.CaseFacts;
import org.homeward.discharge.persistence.StayJson;
import org.homeward.discharge.returns.domain.StayLedger;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** The stays of a trust in a time, as they were known at an instant, each with what was said of it. */
@ApplicationScoped
public class Ledgers {

    /** By today's knowledge there in that time; or changed since {@code knownAt}, so that they may have been there then. */
    private static final String STAYS = """
            with recursive wanted (id) as (
                select id from stay where trust = ? and present_until >= ? and present_from < ?
                union select stay from stay_history where trust = ? and recorded_at > ?
                union select s.id from wanted w join stay s on s.into_stay = w.id)
            select id from wanted""";

    private static final String VERSIONS = """
            select h.data from unnest(?::text[]) as w (id) cross join lateral (
                select data from stay_history where stay = w.id and recorded_at <= ? order by version desc limit 1) h""";

    private final CaseFacts facts;

    Ledgers(CaseFacts facts) {
        this.facts = facts;
    }

    /**
     * Every stay that was in hospital in this time, and perhaps some that were not.
     *
     * @param from beginning of the time
     * @param until its end, not part of it
     * @param knownAt only what was recorded up to then; null for everything
     */
    public List<StayLedger> of(
            Connection connection, String trust, Instant from, Instant until, @Nullable Instant knownAt)
            throws SQLException {
        Instant known = knownAt == null ? Rows.END : knownAt;
        List<String> ids = Rows.list(connection, STAYS, row -> row.getString(1), trust, from, until, trust, known);
        List<StayVersion> stays =
                Rows.list(connection, VERSIONS, row -> StayJson.read(row.getBytes(1)), texts(connection, ids), known);
        return StayLedger.of(stays, facts.said(connection, ids, known));
    }
}
