package org.homeward.housing.referral.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.homeward.housing.referral.domain.Authority;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** Duties to refer that an authority has of somebody and that are not over: one for a stay, with those that are part of it. */
@ApplicationScoped
public class OpenDuties {

    private static final String UP = """
            with recursive up (id, into_stay) as (
                select id, into_stay from stay where id = ?
                union select s.id, s.into_stay from up u join stay s on s.id = u.into_stay)""";
    private static final String LOCK =
            UP + " select id from stay where id in (select id from up) order by id for update";
    private static final String FIRST = UP + """
            , family (id) as (
                select id from up where into_stay is null
                union select s.id from family f join stay s on s.into_stay = f.id)
            select r.data, r.version, r.recorded_at from referral r
            where r.stay in (select id from family) and r.type = 'duty-to-refer' and not r.is_over
                and r.authority = ? and r.id <> ?
            order by r.id limit 1""";

    /** Lets nobody else refer the person of this stay until the transaction ends. */
    public void lock(Connection connection, String stay) throws SQLException {
        Rows.list(connection, LOCK, row -> row.getString(1), stay);
    }

    /** The one that the authority has already, beside this referral; null if there is none. */
    public Referrals.@Nullable Recorded first(Connection connection, String stay, Authority authority, UUID beside)
            throws SQLException {
        return Rows.one(connection, FIRST, Referrals::recorded, stay, authority.code(), beside);
    }
}
