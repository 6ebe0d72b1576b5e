package org.homeward.housing.scheme.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.homeward.housing.persistence.Families;
import org.homeward.kit.db.Rows;

/** Ready dates, and how long people waited after them. */
@ApplicationScoped
public class Waits {

    /** Of a stay itself, or else the latest of those that were merged into it. */
    private static final String READY = MergedStays.PARTS_OF_ALL + """
            select distinct on (p.whole) p.whole, e.ready
            from part p join expected_discharge e on e.stay = p.id
            where e.ready is not null order by p.whole, p.id = p.whole desc, e.ready desc""";

    private static final String WITHOUT = """
            select s.id, (s.discharged_at at time zone 'Europe/London')::date - e.ready as days
            from stay s join expected_discharge e on e.stay = s.id
            where s.discharged_at >= ? and s.discharged_at < ? and s.status = 'discharged' and not s.died
              and s.trust = any(?) and s.id <> all(?) and e.ready is not null
              and exists (
                select 1 from (%s) part
                where exists (select 1 from expected_discharge p where p.stay = part.id and p.waited_for_housing)
                   or exists (select 1 from referral r where r.stay = part.id)
                   or exists (select 1 from booking b where b.stay = part.id))""".formatted(Families.parts("s.id"));

    /** By stay, of those that have one. */
    public Map<String, LocalDate> ready(Connection connection, Collection<String> stays) throws SQLException {
        Map<String, LocalDate> result = new HashMap<>();
        Rows.list(
                connection,
                READY,
                row -> {
                    result.put(row.getString(1), row.getObject(2, LocalDate.class));
                    return true;
                },
                texts(connection, stays));
        return result;
    }

    /**
     * Days from the ready date to leaving, by stay: of each of these trusts that ended in a time, had a need of housing and is
     * none of the scheme's.
     */
    public Map<String, Long> without(
            Connection connection,
            Instant from,
            Instant until,
            Collection<String> trusts,
            Collection<String> ofTheScheme)
            throws SQLException {
        Map<String, Long> days = new HashMap<>();
        Rows.list(
                connection,
                WITHOUT,
                row -> days.put(row.getString(1), row.getLong(2)),
                from,
                until,
                texts(connection, trusts),
                texts(connection, ofTheScheme));
        days.values().removeIf(one -> one < 0);
        return days;
    }
}
