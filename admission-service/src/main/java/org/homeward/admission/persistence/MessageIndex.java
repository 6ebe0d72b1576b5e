package org.homeward.admission.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.homeward.kit.db.Conditions;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** Finds messages by what they are known by. Numbers of patients are parameters, never part of a path. */
public final class MessageIndex {

    private static final String SELECT = """
            select m.id, m.format, m.sender, m.control_id, RECEIVED, SENT, m.trigger, m.trust, m.outcome, m.reason,
                   (select array_agg(distinct f.stay) from fact f where f.message = m.id and f.stay is not null)
            from message m where true""".replace("RECEIVED", Columns.MICROS.formatted("m.received_at"))
            .replace("SENT", Columns.MICROS.formatted("m.sent_at"));

    /** Always true; it lets the planner use the two indexes by sender and control id, which share the messages. */
    private static final String BY_EITHER_INDEX = "(m.uses_id or not m.uses_id)";

    private static final String OF_PERSON = """
            m.id in (select f.message from identifier i join fact f on f.ledger = i.ledger and f.patient = i.number
                     where i.person = ? and i.kind = 'P')""";
    private static final String OF_NUMBER = """
            m.id in (select f.message from identifier i join fact f on f.ledger = i.ledger and f.patient = i.number
                     where i.trust = m.trust and i.number = ? and i.kind = 'P')""";
    private static final String OF_NHS_NUMBER = """
            m.id in (select f.message from identifier i join fact f on f.ledger = i.ledger and f.patient = i.number
                     where i.trust = m.trust and i.nhs_number = ? and i.kind = 'P')""";
    private static final String OF_STAY =
            "m.id in (select f.message from stay s join fact f on f.ledger = s.ledger and f.stay = s.id where s.id = ?)";

    private MessageIndex() {}

    /** What to look for; null means any. */
    public record Filter(
            @Nullable String trust,
            @Nullable String sender,
            @Nullable String controlId,
            @Nullable UUID person,
            @Nullable String patientNumber,
            @Nullable String nhsNumber,
            @Nullable String stay,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String outcome,
            boolean parkedOnly,
            @Nullable Long after,
            int limit) {

        /** All messages of a trust, or of all. */
        public static Filter of(@Nullable String trust, @Nullable Long after, int limit) {
            return new Filter(trust, null, null, null, null, null, null, null, null, null, false, after, limit);
        }

        /** The messages that wait for something. */
        public static Filter parked(@Nullable String trust, @Nullable Long after, int limit) {
            return new Filter(trust, null, null, null, null, null, null, null, null, null, true, after, limit);
        }

        /** The messages of a patient, by local number or NHS number. */
        public static Filter ofPatient(
                @Nullable String trust, @Nullable String number, @Nullable String nhsNumber, int limit) {
            return new Filter(trust, null, null, null, number, nhsNumber, null, null, null, null, false, null, limit);
        }
    }

    /**
     * A stored message without its bytes.
     *
     * @param stays the stays that its facts are part of
     */
    public record Row(
            long id,
            String format,
            String sender,
            String controlId,
            Instant receivedAt,
            @Nullable Instant sentAt,
            @Nullable String trigger,
            @Nullable String trust,
            MessageOutcome outcome,
            @Nullable String reason,
            List<String> stays) {}

    public static List<Row> find(Connection connection, Filter filter) throws SQLException {
        Conditions conditions = new Conditions()
                .and("m.trust = ?", filter.trust())
                .and("m.sender = ?", Text.keyOrNull(filter.sender()))
                .and("m.control_id = ?", Text.keyOrNull(filter.controlId()))
                .and(OF_PERSON, filter.person())
                .and(OF_NUMBER, Text.keyOrNull(filter.patientNumber()))
                .and(OF_NHS_NUMBER, Text.keyOrNull(filter.nhsNumber()))
                .and(OF_STAY, filter.stay())
                .and("m.received_at >= ?", filter.from())
                .and("m.received_at < ?", filter.until())
                .and("m.outcome = ?", filter.outcome())
                .and("m.id > ?", filter.after());
        if (filter.sender() != null) {
            conditions.and(BY_EITHER_INDEX);
        }
        if (filter.parkedOnly()) {
            conditions.and("m.outcome in ('parked', 'conflict')");
        }
        return list(connection, conditions, filter.limit());
    }

    /** One message of this trust, or of any if it is null. */
    public static List<Row> find(Connection connection, long id, @Nullable String trust) throws SQLException {
        return list(connection, new Conditions().and("m.id = ?", id).and("m.trust = ?", trust), 1);
    }

    private static List<Row> list(Connection connection, Conditions conditions, int limit) throws SQLException {
        return Rows.list(
                connection,
                SELECT + conditions.sql() + " order by m.id limit ?",
                MessageIndex::row,
                conditions.values(limit));
    }

    /** The bytes as they were received; null if they were purged. */
    public static byte @Nullable [] raw(Connection connection, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select raw from message where id = ?")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        long sent = row.getLong(6);
        boolean wasSent = !row.wasNull();
        return new Row(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Columns.Micros.toInstant(row.getLong(5)),
                wasSent ? Columns.Micros.toInstant(sent) : null,
                row.getString(7),
                row.getString(8),
                MessageOutcome.of(row.getString(9)),
                row.getString(10),
                stays(row));
    }

    private static List<String> stays(ResultSet row) throws SQLException {
        java.sql.Array stays = row.getArray(11);
        return stays == null ? List.of() : List.of((String[]) stays.getArray());
    }
}
