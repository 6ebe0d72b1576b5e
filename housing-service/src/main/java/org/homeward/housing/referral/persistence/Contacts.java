package org.homeward.housing.referral.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** Who the people of referrals are and how to reach them. Nowhere else is a word of it. */
@ApplicationScoped
public class Contacts {

    private static final String KEEP = """
            insert into referral_contact (referral, details) values (?, ?)
            on conflict (referral) do update set details = excluded.details""";
    private static final String FIND = "select details from referral_contact where referral = ?";
    private static final String ERASE = "delete from referral_contact where referral = ?";
    private static final String FORGET = """
            delete from referral_contact where referral in (
                select c.referral from referral r join referral_contact c on c.referral = r.id
                where\s""" + Referrals.IS_LONG_AGO + " order by r.recorded_at limit ?)";

    /** @param details a JSON object */
    public void keep(Connection connection, UUID referral, String details) throws SQLException {
        Rows.write(connection, KEEP, referral, details);
    }

    /** A JSON object; null where nothing is kept, or not any more. */
    public @Nullable String find(Connection connection, UUID referral) throws SQLException {
        return Rows.one(connection, FIND, row -> row.getString(1), referral);
    }

    public void erase(Connection connection, UUID referral) throws SQLException {
        Rows.write(connection, ERASE, referral);
    }

    /**
     * Erases up to {@code limit} of those whose referral was over before, or was left open and nothing has been heard since
     * then either of it or of the stay (its discharge is the last that is heard of most); gives how many.
     */
    public int forget(Connection connection, Instant before, int limit) throws SQLException {
        return Rows.write(connection, FORGET, before, before, limit);
    }
}
