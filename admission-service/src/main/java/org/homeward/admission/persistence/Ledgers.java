package org.homeward.admission.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.homeward.kit.db.RoundTrip;

/**
 * Which facts can touch each other. A ledger is locked before it is read and folded; ledgers are locked in the order of
 * their ids. Its identifiers point to it; a ledger that was joined into another says so in its own row.
 */
public final class Ledgers {

    private static final String FIND = """
            select i.trust, i.kind::text, i.number, i.ledger
            from unnest(?, ?, ?) as k(trust, kind, number)
            join identifier i on i.trust = k.trust and i.kind = k.kind::"char" and i.number = k.number""";

    private static final String ADD = """
            insert into identifier(trust, kind, number, ledger, person)
            select trust, kind::"char", number, ledger, person
            from unnest(?, ?, ?, ?, ?) with ordinality as k(trust, kind, number, ledger, person, position)
            order by position
            on conflict do nothing""";

    private static final String CREATE = "insert into ledger(id) select unnest(?::bigint[])";

    private static final String LOCK =
            "select id, into_ledger is not null from ledger where id = any(?) order by id for update";

    private static final String JOIN = """
            with pair as (select * from unnest(?, ?) as p(ended, target)),
                 pointers as (update ledger l set into_ledger = p.target from pair p where l.id = p.ended),
                 identifiers as (update identifier i set ledger = p.target from pair p where i.ledger = p.ended),
                 facts as (update fact f set ledger = p.target from pair p where f.ledger = p.ended)
            update stay s set ledger = p.target from pair p where s.ledger = p.ended""";

    private Ledgers() {}

    /** The ledgers that these identifiers point to, as far as they are known. */
    public static Map<Identifier, Long> find(Connection connection, Collection<Identifier> identifiers)
            throws SQLException {
        Map<Identifier, Long> ledgers = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            setIdentifiers(select, connection, identifiers);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Identifier.Kind kind = Identifier.Kind.of(rows.getString(2));
                    ledgers.put(new Identifier(rows.getString(1), kind, rows.getString(3)), rows.getLong(4));
                }
            }
        }
        return ledgers;
    }

    /**
     * Adds identifiers that nobody knew; waits for another transaction that is adding the same.
     *
     * @return false if somebody else was first with one of them: look again
     */
    public static boolean add(Connection connection, Map<Identifier, Long> ledgers) throws SQLException {
        Map<Identifier, Long> sorted = new TreeMap<>(ledgers);
        Set<Identifier> identifiers = sorted.keySet();
        try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            setIdentifiers(insert, connection, identifiers);
            insert.setArray(4, Columns.longs(connection, sorted.values()));
            insert.setArray(5, Columns.uuids(connection, identifiers, i -> i.isPatient() ? UUID.randomUUID() : null));
            return insert.executeUpdate() == sorted.size();
        }
    }

    private static void setIdentifiers(
            PreparedStatement statement, Connection connection, Collection<Identifier> identifiers)
            throws SQLException {
        statement.setArray(1, Columns.texts(connection, identifiers, Identifier::trust));
        statement.setArray(
                2, Columns.texts(connection, identifiers, i -> i.kind().code()));
        statement.setArray(3, Columns.texts(connection, identifiers, Identifier::number));
    }

    /** Makes new, empty ledgers. */
    public static void create(Connection connection, Collection<Long> ledgers) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(CREATE)) {
            insert.setArray(1, Columns.longs(connection, ledgers));
            insert.executeUpdate();
        }
    }

    /**
     * Locks ledgers in the order of their ids, until the transaction ends.
     *
     * @param live is given those that have not been joined into another meanwhile
     */
    public static void lock(RoundTrip trip, Collection<Long> ledgers, Consumer<Long> live) throws SQLException {
        trip.ask(
                LOCK,
                row -> {
                    if (!row.getBoolean(2)) {
                        live.accept(row.getLong(1));
                    }
                },
                Columns.longs(trip.connection(), ledgers));
    }

    /** Joins locked ledgers: everything of {@code ended} belongs to {@code target} from now on. */
    public static void join(Connection connection, List<Join> joins) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(JOIN)) {
            update.setArray(1, Columns.longs(connection, joins, Join::ended));
            update.setArray(2, Columns.longs(connection, joins, Join::target));
            update.executeUpdate();
        }
    }

    /** One ledger that ends in another. */
    public record Join(long ended, long target) {}
}
