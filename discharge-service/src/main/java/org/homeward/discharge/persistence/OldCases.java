package org.homeward.discharge.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.homeward.kit.db.Rows;

/** Cases that are over, with the packages of care of their stays and what housing did for them, and of which nothing has been recorded for long. */
@ApplicationScoped
public class OldCases {

    private static final String OLD = """
            select s.id from discharge_case c join stay s on s.id = c.stay
            where c.over_since < ? and s.version > 0
              and not exists (select 1 from stay_history h where h.stay = s.id and h.recorded_at >= ?)
              and not exists (
                select 1 from package_of_care p
                where p.stay = s.id and (p.recorded_at >= ? or p.status not in ('lapsed', 'withdrawn', 'ended')))
              and not exists (select 1 from housing_matter m where m.stay = s.id and m.recorded_at >= ?)
            order by c.over_since limit ? for update of s skip locked""";
    private static final String ITS_PACKAGES = "package in (select id from package_of_care where stay = any(?))";

    /** Assessments are a person's: they go with the last stay. */
    private static final String OF_NOBODY = """
            with gone as (select unnest(?::text[]) as id)
            delete from trusted_assessment a using gone g join stay s on s.id = g.id
            where (a.person = s.person or a.person = s.patient)
              and not exists (select 1 from stay o
                              where o.person = s.person and not exists (select 1 from gone x where x.id = o.id))""";

    private static final List<String> FORGET = List.of(
            "delete from stay_note where stay = any(?)",
            OF_NOBODY,
            "delete from housing_matter where stay = any(?)",
            "delete from task where named_stay = any(?)",
            "delete from package_review where " + ITS_PACKAGES,
            "delete from package_offer where " + ITS_PACKAGES,
            "delete from package_of_care where stay = any(?)",
            "delete from care_stay where stay = any(?)",
            "delete from discharge_case where stay = any(?)",
            "delete from case_fact where stay = any(?)",
            "delete from stay_history where stay = any(?)",
            "delete from stay where id = any(?)");

    /** Removes up to {@code limit} of them with everything said about them; gives how many. */
    public int forget(Connection connection, Instant before, int limit) throws SQLException {
        List<String> old = Rows.list(connection, OLD, row -> row.getString(1), before, before, before, before, limit);
        if (!old.isEmpty()) {
            for (String sql : FORGET) {
                Rows.write(connection, sql, texts(connection, old));
            }
        }
        return old.size();
    }
}
