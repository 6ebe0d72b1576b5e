package org.homeward.discharge.care.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.discharge.care.domain.StayStanding;
import org.homeward.discharge.persistence.Rows;
import org.jspecify.annotations.Nullable;

/** How stays stand, as far as packages of care have to know. */
@ApplicationScoped
public class CareStays {

    private static final String SHARE = "select * from care_stay where stay = ? for share";
    private static final String LOCK = "select * from care_stay where stay = any(?) order by stay for update";
    private static final String WITH_CARE = """
            select s.stay from care_stay s
            where s.stay = any(?)
              and exists (select 1 from package_of_care p
                          where p.status not in ('lapsed', 'withdrawn', 'ended')
                            and (p.stay = s.stay
                                 or p.stay in (select o.stay from care_stay o where o.person = s.person)))""";
    private static final String JOIN =
            "update care_stay c set person = s.person from stay s where s.id = c.stay and c.stay = any(?)";
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
        return lock(connection, List.of(stay)).get(stay);
    }

    /** The stays that have arrived here, locked in the order of their ids. */
    public Map<String, StayStanding> lock(Connection connection, Collection<String> stays) throws SQLException {
        Map<String, StayStanding> locked = new HashMap<>();
        Rows.list(connection, LOCK, CareStays::standing, texts(connection, stays))
                .forEach(standing -> locked.put(standing.stay(), standing));
        return locked;
    }

    public void keep(Connection connection, List<StayStanding> standings) throws SQLException {
        Rows.writeEach(
                connection,
                KEEP,
                standings,
                standing -> Rows.values(
                        standing.stay(),
                        standing.trust(),
                        standing.person(),
                        standing.presence().name(),
                        standing.meetsCriteriaAgain(),
                        standing.mergedInto(),
                        standing.admittedAt()));
    }

    /** These stays are the persons' that they were found to be. */
    public void join(Connection connection, Collection<String> stays) throws SQLException {
        Rows.write(connection, JOIN, texts(connection, stays));
    }

    /** Those of these stays whose person has a package that is not over, asked for by whatever stay. */
    public Set<String> withCare(Connection connection, Collection<String> stays) throws SQLException {
        return new HashSet<>(Rows.list(connection, WITH_CARE, row -> row.getString(1), texts(connection, stays)));
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
