package org.homeward.discharge.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Cases that are over and of which nothing has been recorded for long. */
@ApplicationScoped
public class OldCases {

    private static final String OLD = """
            select s.id from stay s join discharge_case c on c.stay = s.id
            where not c.is_open and c.recorded_at < ? and s.version > 0
              and not exists (select 1 from stay_history h where h.stay = s.id and h.recorded_at >= ?)
            order by s.id limit ? for update skip locked""";
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
            "delete from task where named_stay = any(?)",
            "delete from discharge_case where stay = any(?)",
            "delete from case_fact where stay = any(?)",
            "delete from stay_history where stay = any(?)",
            "delete from stay where id = any(?)");

    /** Removes up to {@code limit} of them with everything said about them; gives how many. */
    public int forget(Connection connection, Instant before, int limit) throws SQLException {
        List<String> old = Rows.list(connection, OLD, row -> row.getString(1), before, before, limit);
        if (!old.isEmpty()) {
            for (String sql : FORGET) {
                Rows.write(connection, sql, texts(connection, old));
            }
        }
        return old.size();
    }
}
