package org.homeward.discharge.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.homeward.discharge.domain.CaseFact;
import org.homeward.discharge.domain.CaseFold;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.domain.RedGreenDay;
import org.homeward.discharge.domain.RedGreenDays;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** The discharge cases as they were, by what was known at any time. */
@ApplicationScoped
public class PastCases {

    private static final String KNOWN_THEN = """
            select data from stay_history where stay = ? and recorded_at <= ? order by version desc limit 1""";

    private final Stays stays;
    private final CaseFacts facts;

    PastCases(Stays stays, CaseFacts facts) {
        this.stays = stays;
        this.facts = facts;
    }

    /** The red and green days of a stay, with whose it is. */
    public record Days(String trust, List<RedGreenDay> days) {}

    /**
     * The case as it was at an instant, by what was known at another. Facts of stays that were known then to be part of
     * this one count as its own.
     */
    public @Nullable DischargeCase find(
            Connection connection, String stay, @Nullable Instant asOf, @Nullable Instant knownAt) throws SQLException {
        StayVersion then = known(connection, stay, knownAt);
        if (then == null) {
            return null;
        }
        List<CaseFact> said = said(connection, stay, knownAt);
        return asOf == null ? CaseFold.of(then, said) : CaseFold.asOf(asOf, then, said);
    }

    /** The red and green days of a stay by what was known at {@code knownAt}; null if the stay was not known then. */
    public @Nullable Days days(
            Connection connection, String stay, Set<String> notIn, Instant at, @Nullable Instant knownAt)
            throws SQLException {
        StayVersion then = known(connection, stay, knownAt);
        if (then == null) {
            return null;
        }
        List<CaseFact> said = said(connection, stay, knownAt);
        return new Days(then.trust(), RedGreenDays.of(then, said, notIn, at));
    }

    private static @Nullable StayVersion known(Connection connection, String stay, @Nullable Instant knownAt)
            throws SQLException {
        return Rows.one(
                connection,
                KNOWN_THEN,
                row -> StayJson.read(row.getBytes(1)),
                stay,
                knownAt == null ? Rows.END : knownAt);
    }

    private List<CaseFact> said(Connection connection, String stay, @Nullable Instant knownAt) throws SQLException {
        if (knownAt == null) {
            return facts.of(connection, List.of(stay), null).getOrDefault(stay, List.of());
        }
        return facts.said(connection, stays.partsThen(connection, stay, knownAt), knownAt).values().stream()
                .flatMap(List::stream)
                .toList();
    }
}
