package org.homeward.discharge.care.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.discharge.care.domain.StayStanding;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** How stays stand, as far as packages of care have to know. */
@ApplicationScoped
public class CareStays {

    private static final String FIND = "select * from care_stay where stay = ?";
    private static final String SHARE_OF_PERSON = """
            select * from care_stay
            where stay = ? or merged_into is null and person = (select o.person from care_stay o where o.stay = ?)
            order by stay for share""";
    private static final String LOCK = "select * from care_stay where stay = any(?) order by stay for update";
    /** Whom a change of their stay may concern: who has a package by whatever stay or number, or had one before a merge. */
    private static final String WITH_CARE = """
            select s.stay from care_stay s
            where s.stay = any(?)
              and (exists (select 1 from package_of_care p where p.stay = s.stay
                             and p.status not in ('lapsed', 'withdrawn', 'ended'))
                or exists (select 1 from care_stay o join package_of_care p on p.stay = o.stay
                           where o.person = s.person and p.status not in ('lapsed', 'withdrawn', 'ended'))
                or exists (select 1 from package_of_care p where p.asked_for = s.stay)
                or exists (select 1 from care_stay m where m.merged_into = s.stay))""";

    private static final String JOIN =
            "update care_stay c set person = s.person from stay s where s.id = c.stay and c.stay = any(?)";
    private static final String ROOT = """
            with recursive way (id, steps) as (
                select ?::text, 0
                union
                select s.merged_into, w.steps + 1 from way w join care_stay s on s.stay = w.id
                where s.merged_into is not null and w.steps < 100)
            select id from way order by steps desc limit 1""";
    private static final String OF_PEOPLE = """
            select * from care_stay where person = any(?) and merged_into is null order by stay for update""";
    private static final String PEOPLE = "select distinct coalesce(person, stay) from care_stay where stay = any(?)";

    /** Who has been given care, or has asked for it more than once: the first search of all leaves nobody without. */
    private static final String LOCK_WHO_MAY_MISS_CARE = """
            with theirs as (
                select coalesce(person, stay) as who, stay from care_stay where stay = any(?)
                union
                select o.person, o.stay from care_stay s join care_stay o on o.person = s.person where s.stay = any(?))
            select who, pg_advisory_xact_lock(hashtextextended(who, 0)) from (
                select t.who from theirs t join package_of_care p on p.stay = t.stay
                group by t.who
                having count(*) > 1 or bool_or(p.status in ('lapsed', 'withdrawn', 'ended')
                    or p.data::jsonb ->> 'firstStartedAt' is not null)
                order by t.who) as people""";

    private static final String OF_WHO = """
            select * from care_stay
            where merged_into is null and (person = any(?) or person is null and stay = any(?)) order by stay""";
    private static final String KEEP = """
            insert into care_stay (stay, trust, person, presence, meets_again, merged_into, admitted_at, left_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (stay) do update set trust = excluded.trust, person = excluded.person,
                presence = excluded.presence, meets_again = excluded.meets_again, merged_into = excluded.merged_into,
                admitted_at = excluded.admitted_at, left_at = excluded.left_at""";

    /** The stays of the person who has this one, kept from changing until the transaction ends; none if it is not here. */
    public List<StayStanding> shareOfPerson(Connection connection, String stay) throws SQLException {
        return Rows.list(connection, SHARE_OF_PERSON, CareStays::standing, stay, stay);
    }

    /** The stay as it stands; null if none has arrived here. */
    public @Nullable StayStanding find(Connection connection, String stay) throws SQLException {
        return Rows.one(connection, FIND, CareStays::standing, stay);
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

    /** The stay that goes on in the place of this one; itself unless it was merged. It may not have arrived here. */
    public String root(Connection connection, String stay) throws SQLException {
        String root = Rows.one(connection, ROOT, row -> row.getString(1), stay);
        return root == null ? stay : root;
    }

    /** The stays of these people that go on by themselves, locked. */
    public List<StayStanding> ofPeople(Connection connection, Collection<String> people) throws SQLException {
        return people.isEmpty()
                ? List.of()
                : Rows.list(connection, OF_PEOPLE, CareStays::standing, texts(connection, people));
    }

    /** Who has these stays; a stay of nobody in particular is of somebody of its own. */
    public List<String> people(Connection connection, Collection<String> stays) throws SQLException {
        return Rows.list(connection, PEOPLE, row -> row.getString(1), texts(connection, stays));
    }

    /**
     * Those of them who may miss care, each of whom is looked at by one transaction at a time, until it ends. Take it last:
     * who has it waits for no stay and no package.
     */
    public List<String> lockWhoMayMissCare(Connection connection, Collection<String> stays) throws SQLException {
        return Rows.list(
                connection,
                LOCK_WHO_MAY_MISS_CARE,
                row -> row.getString(1),
                texts(connection, stays),
                texts(connection, stays));
    }

    /** The stays of each of these people that go on by themselves. */
    public Map<String, List<StayStanding>> ofEach(Connection connection, Collection<String> people)
            throws SQLException {
        Map<String, List<StayStanding>> result = new HashMap<>();
        Rows.list(connection, OF_WHO, CareStays::standing, texts(connection, people), texts(connection, people))
                .forEach(stay -> result.computeIfAbsent(
                                stay.person() == null ? stay.stay() : stay.person(), who -> new ArrayList<>())
                        .add(stay));
        return result;
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
                        standing.admittedAt(),
                        standing.leftAt()));
    }

    /** These stays are the persons' that they were found to be. */
    public void join(Connection connection, Collection<String> stays) throws SQLException {
        Rows.write(connection, JOIN, texts(connection, stays));
    }

    /** Those of these stays that packages may have to follow. */
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
                Rows.instantOrNull(row, "admitted_at"),
                Rows.instantOrNull(row, "left_at"));
    }
}
