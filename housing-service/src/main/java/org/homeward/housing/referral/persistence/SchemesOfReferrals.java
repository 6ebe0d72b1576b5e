package org.homeward.housing.referral.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeward.kit.db.Rows;

/** Which schemes answer for referrals. */
@ApplicationScoped
public class SchemesOfReferrals {

    private static final String OF = """
            select referral, scheme from scheme_referral where referral = any(?::uuid[]) and removed_at is null
            order by referral, scheme""";
    private static final String ADD =
            "insert into scheme_referral (scheme, referral, added_by, added_at) values (?, ?, ?, ?) on conflict do nothing";

    /** Of each referral, in the order of their names; nothing for one without. */
    public Map<UUID, List<String>> of(Connection connection, Collection<UUID> referrals) throws SQLException {
        Map<UUID, List<String>> schemes = new HashMap<>();
        Rows.list(
                connection,
                OF,
                row -> schemes.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                        .add(row.getString(2)),
                texts(connection, referrals.stream().map(UUID::toString).toList()));
        return schemes;
    }

    /** Lets the scheme answer for a referral, too. @param by who says so */
    public void add(Connection connection, String scheme, UUID referral, String by, Instant now) throws SQLException {
        Rows.write(connection, ADD, scheme, referral, by, now);
    }
}
