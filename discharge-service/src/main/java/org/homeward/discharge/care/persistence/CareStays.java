package org.homeward.discharge.care.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.homeward.discharge.care.domain.StayStanding;
import org.homeward.discharge.persistence.Rows;
import org.jspecify.annotations.Nullable;

/** How stays stand, as far as packages of care have to know. */
@ApplicationScoped
public class CareStays {

    private static final String SHARE = "select * from care_stay where stay = ? for share";
    private static final String LOCK = "select * from care_stay where stay = ? for update";
    private static final String KEEP = """
            insert into care_stay (stay, trust, person, presence, meets_again, merged_into, admitted_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (stay) do update set trust = excluded.trust, person = excluded.person,
                presence = excluded.presence, meets_again = excluded.meets_again, merged_into = excluded.merged_into,
                admitted_at = excluded.admitted_at""";

    /** The stay, kept from changing until the transaction ends; null if none has arrived here. */
    public @Nullable StayStanding share(Connection connection, String stay) throws SQLException {
        return Rows.one(connection, SHARE, CareStays::standing, stay);
    }

    /** The stay, locked; null if none has arrived here. */
    public @Nullable StayStanding lock(Connection connection, String stay) throws SQLException {
        return Rows.one(connection, LOCK, CareStays::standing, stay);
    }

    public void keep(Connection connection, StayStanding standing) throws SQLException {
        Rows.write(
                connection,
                KEEP,
                standing.stay(),
                standing.trust(),
                standing.person(),
                standing.presence().name(),
                standing.meetsCriteriaAgain(),
                standing.mergedInto(),
                standing.admittedAt());
    }

    private static StayStanding standing(ResultSet row) throws SQLException {
        return new StayStanding(
                row.getString("stay"),
                row.getString("trust"),
                row.getString("person"),
                StayStanding.Presence.valueOf(row.getString("presence")),
                row.getBoolean("meets_again"),
                row.getString("merged_into"),
                Rows.instantOrNull(row, "admitted_at"));
    }
}
