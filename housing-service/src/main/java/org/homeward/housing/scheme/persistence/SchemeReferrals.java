package org.homeward.housing.scheme.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.homeward.kit.db.Rows;

/** Which referrals a scheme answers for, and for which it did. */
@ApplicationScoped
public class SchemeReferrals {

    private static final String ADD = """
            insert into scheme_referral (scheme, referral, added_by, added_at) values (?, ?, ?, ?)
            on conflict (scheme, referral) where removed_at is null do nothing""";
    private static final String REMOVE = """
            update scheme_referral set removed_by = ?, removed_at = ?
            where scheme = ? and referral = ? and removed_at is null""";

    /** Lets the scheme answer for a referral, too. */
    public void add(Connection connection, String scheme, UUID referral, String by, Instant now) throws SQLException {
        Rows.write(connection, ADD, scheme, referral, by, now);
    }

    /** False where the scheme does not answer for it. */
    public boolean remove(Connection connection, String scheme, UUID referral, String by, Instant now)
            throws SQLException {
        return Rows.write(connection, REMOVE, by, now, scheme, referral) == 1;
    }
}
