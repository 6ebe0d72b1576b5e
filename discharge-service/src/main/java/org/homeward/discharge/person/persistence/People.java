package org.homeward.discharge.person.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Who the patients are: a patient number that was joined into another one (A34, A40, A47) is the same person. Ids are the
 * random ones of admission-service.
 */
@ApplicationScoped
public class People {

    /** @param into the patient that this one was joined into */
    public record Link(String patient, String into) {}

    /** The whole link state of a patient; none means that nobody is joined into it (any more). */
    public record Links(String survivor, long version, List<Link> links) {

        public Links {
            links = List.copyOf(links);
        }
    }

    private static final String RAISE = """
            insert into person_links (survivor, version) values (?, ?)
            on conflict (survivor) do update set version = excluded.version
            where person_links.version < excluded.version""";
    private static final String FORGET = "delete from person_link where survivor = ? returning patient";
    private static final String ADD =
            "insert into person_link (survivor, patient, into_patient) values (?, ?, ?) on conflict do nothing";
    private static final String SURVIVORS = """
            with recursive chain (root, id, steps) as (
                select p, p, 0 from unnest(?::text[]) as p
                union
                select c.root, l.into_patient, c.steps + 1
                from chain c join person_link l on l.patient = c.id where c.steps < 50)
            select distinct on (root) root, id from chain order by root, steps desc, id""";
    private static final String JOINED = """
            with recursive member (id) as (
                select p from unnest(?::text[]) as p
                union
                select l.patient from member m join person_link l on l.into_patient = m.id)
            select id from member""";
    private static final String MOVE = """
            update stay s set person = n.person from unnest(?::text[], ?::text[]) as n (patient, person)
            where s.patient = n.patient and s.person is distinct from n.person returning s.id""";
    private static final String PERSON_OF = "select person from stay where id = ?";
    private static final String STAYS_OF = """
            select id, trust from stay where person = ? and into_stay is null and version > 0 order by id""";

    private static final String OF_STAYS = """
            select s.id, s.person, o.id as other
            from stay s
            left join stay o on o.person = s.person and o.id <> s.id and o.into_stay is null and o.version > 0
            where s.id = any(?) order by s.id, o.id""";

    /**
     * A stay, with whose it is.
     *
     * @param person null while nobody said
     * @param others the person's other stays, those that are part of another apart
     */
    public record Stays(String stay, @Nullable String person, List<String> others) {}

    /** @param trust whose patient it is */
    public record StayOf(String stay, String trust) {}

    /**
     * Takes over link states that are newer than those known.
     *
     * @return the stays that are another person's now
     */
    public Set<String> keep(Connection connection, List<Links> received) throws SQLException {
        Set<String> patients = new TreeSet<>();
        for (Links links : received) {
            if (Rows.write(connection, RAISE, links.survivor(), links.version()) == 1) {
                patients.add(links.survivor());
                patients.addAll(Rows.list(connection, FORGET, row -> row.getString(1), links.survivor()));
                links.links().forEach(link -> patients.add(link.patient()));
                Rows.writeEach(
                        connection,
                        ADD,
                        links.links(),
                        link -> Rows.values(links.survivor(), link.patient(), link.into()));
            }
        }
        return patients.isEmpty() ? Set.of() : move(connection, patients);
    }

    /** The person that each of these patients is. */
    public Map<String, String> survivors(Connection connection, Collection<String> patients) throws SQLException {
        Map<String, String> result = new HashMap<>();
        if (!patients.isEmpty()) {
            Rows.list(
                    connection,
                    SURVIVORS,
                    row -> result.put(row.getString(1), row.getString(2)),
                    texts(connection, patients));
        }
        return result;
    }

    /** The person whose stay this is; null if nobody has said, or there is no such stay. */
    public @Nullable String personOf(Connection connection, String stay) throws SQLException {
        return Rows.list(connection, PERSON_OF, row -> row.getString(1), stay).stream()
                .filter(person -> person != null)
                .findFirst()
                .orElse(null);
    }

    /** Of each of these stays whose it is, and what other stays there are. */
    public Map<String, Stays> ofStays(Connection connection, Collection<String> stays) throws SQLException {
        Map<String, Stays> result = new HashMap<>();
        Rows.list(
                connection,
                OF_STAYS,
                row -> {
                    Stays one = result.get(row.getString("id"));
                    if (one == null) {
                        one = new Stays(row.getString("id"), row.getString("person"), new ArrayList<>());
                        result.put(one.stay(), one);
                    }
                    String other = row.getString("other");
                    return other != null && one.others().add(other);
                },
                texts(connection, stays));
        return result;
    }

    /** The person that this id stands for: itself, unless it was joined into another one. */
    public String survivor(Connection connection, String id) throws SQLException {
        return survivors(connection, List.of(id)).getOrDefault(id, id);
    }

    /** The stays of the person that this id stands for, those that are part of another apart. */
    public List<StayOf> staysOf(Connection connection, String id) throws SQLException {
        return Rows.list(
                connection, STAYS_OF, row -> new StayOf(row.getString(1), row.getString(2)), survivor(connection, id));
    }

    /** Every patient number that is this person, the person's own too. */
    public List<String> numbersOf(Connection connection, String person) throws SQLException {
        return Rows.list(connection, JOINED, row -> row.getString(1), texts(connection, List.of(person)));
    }

    private Set<String> move(Connection connection, Set<String> touched) throws SQLException {
        List<String> patients = Rows.list(connection, JOINED, row -> row.getString(1), texts(connection, touched));
        Map<String, String> persons = survivors(connection, patients);
        return new TreeSet<>(Rows.list(
                connection,
                MOVE,
                row -> row.getString(1),
                texts(connection, patients),
                texts(connection, patients, persons::get)));
    }
}
