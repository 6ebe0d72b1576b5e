package org.homeward.housing.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.homeward.kit.db.Rows;

/** Which patients are the same person, as admission-service tells. */
@ApplicationScoped
public class People {

    /** The whole link state of one patient. @param joined patients that are the same person as the survivor */
    public record Links(String survivor, List<String> joined, long version, Instant recordedAt) {
        public Links {
            joined = List.copyOf(joined);
        }
    }

    private static final String RAISE = """
            insert into person_links as p (survivor, version, recorded_at) values (?, ?, ?)
            on conflict (survivor) do update set version = excluded.version, recorded_at = excluded.recorded_at
            where p.version < excluded.version""";
    private static final String FORGET = """
            delete from person_links where survivor in (
                select p.survivor from person_links p
                where p.recorded_at < ? and not exists (
                    select 1 from person_link l join stay s on s.patient = l.patient where l.survivor = p.survivor)
                order by p.recorded_at limit ? for update skip locked)""";

    /** Takes what is newer than what is known. */
    public void keep(Connection connection, Collection<Links> told) throws SQLException {
        for (Links links : told) {
            if (Rows.write(connection, RAISE, links.survivor(), links.version(), links.recordedAt()) == 1) {
                Rows.write(connection, "delete from person_link where survivor = ?", links.survivor());
                Rows.write(
                        connection,
                        "insert into person_link (survivor, patient) select ?, p from unnest(?::text[]) as p"
                                + " on conflict do nothing",
                        links.survivor(),
                        texts(connection, links.joined()));
            }
        }
    }

    /** Removes up to {@code limit} that are older and join nobody of whom a stay is known; gives how many. */
    public int forget(Connection connection, Instant before, int limit) throws SQLException {
        return Rows.write(connection, FORGET, before, limit);
    }
}
