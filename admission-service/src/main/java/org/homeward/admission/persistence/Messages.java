package org.homeward.admission.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.kit.db.RoundTrip;
import org.jspecify.annotations.Nullable;

/** Every message, as bytes. */
public final class Messages {

    private static final String STORE = """
            insert into message(id, format, sender, control_id, digest, uses_id, received_at, sent_at,
                                trigger, trust, outcome, reason, raw)
            select id, format, sender, control_id, digest, uses_id, RECEIVED, SENT,
                   trigger, trust, outcome, reason, raw
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                 as m(id, format, sender, control_id, digest, uses_id, received_at, sent_at,
                      trigger, trust, outcome, reason, raw, position)
            order by position
            on conflict do nothing
            returning id""".replace("RECEIVED", Columns.TIME.formatted("received_at"))
            .replace("SENT", Columns.TIME.formatted("sent_at"));

    private static final String FIRST_COPIES = """
            select m.sender, m.control_id, m.digest
            from unnest(?, ?) as k(sender, control_id)
            join message m on m.sender = k.sender and m.control_id = k.control_id and m.uses_id""";

    private static final String DECIDE = """
            update message m
            set outcome = case when f.parked then 'parked' else 'accepted' end,
                reason = case when f.parked then 'which-stay' end
            from (select message, bool_or(not placed) as parked from fact where message = any(?) group by message) f
            where m.id = f.message and m.outcome in ('accepted', 'parked')""";

    private static final String PURGE = """
            delete from message where id in (
                select id from message where received_at < ? and outcome not in ('parked', 'conflict')
                order by received_at limit ? for update skip locked)""";

    private static final String REDRIVEN =
            "update message set trust = coalesce(?, trust), outcome = ?, reason = ? where id = ?";

    private Messages() {}

    /**
     * Stores what is new. Waits for another transaction that is storing the same control id. A message that uses its
     * control id is left out if another has used it before.
     *
     * @return the ids of those that were stored
     */
    public static Set<Long> store(Connection connection, List<MessageRow> messages) throws SQLException {
        List<MessageRow> rows = messages.stream()
                .sorted(Comparator.comparing(MessageRow::key).thenComparing(MessageRow::id))
                .toList();
        Set<Long> stored = new HashSet<>();
        try (PreparedStatement insert = connection.prepareStatement(STORE)) {
            insert.setArray(1, Columns.longs(connection, rows, MessageRow::id));
            insert.setArray(2, Columns.texts(connection, rows, MessageRow::format));
            insert.setArray(3, Columns.texts(connection, rows, MessageRow::sender));
            insert.setArray(4, Columns.texts(connection, rows, MessageRow::controlId));
            insert.setArray(5, Columns.bytes(connection, rows, MessageRow::digest));
            insert.setArray(6, Columns.booleans(connection, rows, MessageRow::usesId));
            insert.setArray(7, Columns.times(connection, rows, MessageRow::receivedAt));
            insert.setArray(8, Columns.times(connection, rows, MessageRow::sentAt));
            insert.setArray(9, Columns.texts(connection, rows, MessageRow::trigger));
            insert.setArray(10, Columns.texts(connection, rows, MessageRow::trust));
            insert.setArray(
                    11, Columns.texts(connection, rows, row -> row.outcome().code()));
            insert.setArray(12, Columns.texts(connection, rows, MessageRow::reason));
            insert.setArray(13, Columns.bytes(connection, rows, MessageRow::raw));
            try (ResultSet ids = insert.executeQuery()) {
                while (ids.next()) {
                    stored.add(ids.getLong(1));
                }
            }
        }
        return stored;
    }

    /** The digests of the messages that have used these control ids. */
    public static Map<MessageRow.Key, byte[]> firstCopies(Connection connection, Collection<MessageRow.Key> keys)
            throws SQLException {
        Map<MessageRow.Key, byte[]> digests = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(FIRST_COPIES)) {
            select.setArray(1, Columns.texts(connection, keys, MessageRow.Key::sender));
            select.setArray(2, Columns.texts(connection, keys, MessageRow.Key::controlId));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    digests.put(new MessageRow.Key(rows.getString(1), rows.getString(2)), rows.getBytes(3));
                }
            }
        }
        return digests;
    }

    /** Parks the messages of which a fact fits nowhere, and takes the others off the list. */
    public static void decide(RoundTrip trip, Collection<Long> messages) throws SQLException {
        trip.write(DECIDE, Columns.longs(trip.connection(), messages));
    }

    /** Writes what a second look at a parked message has led to. */
    public static void redriven(
            Connection connection, long id, @Nullable String trust, MessageOutcome outcome, @Nullable String reason)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(REDRIVEN)) {
            update.setString(1, Text.keyOrNull(trust));
            update.setString(2, outcome.code());
            update.setString(3, reason);
            update.setLong(4, id);
            update.executeUpdate();
        }
    }

    /** Forgets messages that came before this time, at most so many; their facts are kept. */
    public static int purge(Connection connection, Instant before, int most) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(PURGE)) {
            delete.setObject(1, before.atOffset(ZoneOffset.UTC));
            delete.setInt(2, most);
            return delete.executeUpdate();
        }
    }
}
