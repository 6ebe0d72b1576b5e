package org.homeward.discharge.care.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.homeward.kit.db.Rows;
import org.homeward.kit.fault.StopPoint;
import org.jspecify.annotations.Nullable;

/** Finds packages by what they are about, in the order in which they are to be locked. */
@ApplicationScoped
public class PackageSearch {

    private static final String OF_OFFER = "select package from package_offer where id = ?";
    private static final String OF_STAYS = """
            select id from package_of_care
            where stay = any(?) and status not in ('lapsed', 'withdrawn', 'ended') order by id""";
    private static final String ELSEWHERE = """
            with recursive part (id) as (
                select ?::text
                union
                select s.stay from part p join care_stay s on s.merged_into = p.id)
            select k.id from package_of_care k join part on k.asked_for = part.id where k.stay <> ? order by k.id""";
    private static final String DUE = """
            select id from package_of_care where due_at <= ? and id <> all(?)
            order by due_at limit 1 for update skip locked""";
    private static final String WAITING = """
            select id from package_of_care
            where sourcing in ('requested', 'unsourced') and (area = any(?) or split_part(area, ' ', 1) = any(?))
            order by id""";

    /** When a package was withdrawn, or ended: what was recorded last may be a merge. */
    private static final String WITHDRAWN_AT = "(p.data::jsonb #>> '{state,at}')::timestamptz";

    private static final String PREVIOUS = """
            select w.provider from (
                select p.provider, %s as closed_at from package_of_care p
                where (p.status = 'withdrawn' or p.status = 'ended' and p.data::jsonb #>> '{state,reason}' = 'died')
                  and p.provider is not null and p.service = ?
                  and p.stay = any(array(select ?::text union select s.stay from care_stay s where s.person = ?))) w
            where w.closed_at > ? order by w.closed_at desc limit 1""".formatted(WITHDRAWN_AT);

    /** The package that an offer is about, null if there is no such offer. */
    public @Nullable UUID ofOffer(Connection connection, UUID offer) throws SQLException {
        return Rows.one(connection, OF_OFFER, row -> row.getObject(1, UUID.class), offer);
    }

    /** Packages of these stays that are not over. */
    public List<UUID> ofStays(Connection connection, Collection<String> stays) throws SQLException {
        return Rows.list(connection, OF_STAYS, row -> row.getObject(1, UUID.class), texts(connection, stays));
    }

    /** Packages that were asked for this stay, or for one that is part of it now, and that are with another one. */
    public List<UUID> elsewhere(Connection connection, String stay) throws SQLException {
        return Rows.list(connection, ELSEWHERE, row -> row.getObject(1, UUID.class), stay, stay);
    }

    /**
     * One package that time has changed by now, locked; null if there is none that nobody else works on.
     *
     * @param without what is not to be looked at now
     */
    public @Nullable UUID due(Connection connection, Instant now, Collection<UUID> without) throws SQLException {
        return Rows.one(
                connection,
                StopPoint.sabotaged("expire-twice") ? DUE.replace("for update skip locked", "") : DUE,
                row -> row.getObject(1, UUID.class),
                now,
                connection.createArrayOf("uuid", without.toArray()));
    }

    /** Packages for which nobody was found in these areas; a district holds its sectors. */
    public List<UUID> waiting(Connection connection, Collection<String> areas) throws SQLException {
        return Rows.list(
                connection,
                WAITING,
                row -> row.getObject(1, UUID.class),
                texts(connection, areas),
                texts(connection, areas));
    }

    /** Who had last accepted such a package of the same person that was withdrawn since; null if nobody. */
    public @Nullable String previous(
            Connection connection, String stay, @Nullable String person, String service, Instant since)
            throws SQLException {
        return Rows.one(connection, PREVIOUS, row -> row.getString(1), service, stay, person, since);
    }
}
