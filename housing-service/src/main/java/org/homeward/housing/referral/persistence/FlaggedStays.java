package org.homeward.housing.referral.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.homeward.housing.persistence.Families;
import org.homeward.housing.referral.domain.EarlyDraft;
import org.homeward.housing.referral.domain.EarlyDraft.Flag;
import org.homeward.kit.db.Rows;

/** Stays whose case is flagged as of somebody without a home, or for which there is a draft, and their duties to refer. */
@ApplicationScoped
public class FlaggedStays {

    /** A duty to refer with its record. */
    public record Known(EarlyDraft.Duty duty, Referrals.Recorded recorded) {}

    private static final String FLAGGED = Families.OF_ANY + """
            select distinct d.root from down d
            where exists (select 1 from expected_discharge e where e.stay = d.id and e.housing_flag)
               or exists (select 1 from referral r where r.stay = d.id and r.status = 'draft')
            order by d.root""";
    private static final String LOCK = """
            select s.id, e.housing_flag, e.is_open
            from stay s left join expected_discharge e on e.stay = s.id
            where s.id = any(?) and s.version > 0 order by s.id for update of s""";
    private static final String DUTIES = """
            with recursive down (id) as (
                select ?::text union select s.id from down d join stay s on s.into_stay = d.id)
            select r.data, r.version, r.recorded_at,
                exists (select 1 from referral_version v
                        where v.referral = r.id and v.what = 'withdrawn' and v.by_whom = ?) as taken_back
            from referral r where r.stay in (select id from down) and r.type = 'duty-to-refer'
            order by r.id for update of r""";

    /** The flag of each of those that these stays are part of now, where there is a flag or a draft; locked. */
    public Map<String, Flag> lock(Connection connection, Collection<String> touched) throws SQLException {
        List<String> roots = Rows.list(connection, FLAGGED, row -> row.getString(1), texts(connection, touched));
        SortedMap<String, Flag> flags = new TreeMap<>();
        if (!roots.isEmpty()) {
            Rows.list(
                    connection,
                    LOCK,
                    row -> flags.put(
                            row.getString(1), new Flag(row.getString(1), row.getBoolean(2), row.getBoolean(3))),
                    texts(connection, roots));
        }
        return flags;
    }

    /** The duties to refer of a stay and of those that are part of it, closed ones too; locked. @param service its name */
    public List<Known> duties(Connection connection, String stay, String service) throws SQLException {
        return Rows.list(
                connection,
                DUTIES,
                row -> {
                    Referrals.Recorded recorded = Referrals.recorded(row);
                    boolean untouched = recorded.referral().raisedBy().equals(service)
                            && recorded.referral().state().code().equals("draft");
                    return new Known(
                            new EarlyDraft.Duty(
                                    recorded.referral().id(),
                                    recorded.referral().stay(),
                                    untouched,
                                    row.getBoolean("taken_back")),
                            recorded);
                },
                stay,
                service);
    }
}
