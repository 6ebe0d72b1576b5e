package org.homeward.admission.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is behind the patient numbers. Names and NHS numbers stay in this table. */
public final class People {

    private static final String OF = """
            select ledger, trust, number, person, nhs_number, identity
            from identifier where ledger = any(?) and kind = 'P'""";

    private static final String IDENTIFY = """
            update identifier i set nhs_number = p.nhs_number, identity = p.identity
            from unnest(?, ?, ?, ?) as p(trust, number, nhs_number, identity)
            where i.trust = p.trust and i.kind = 'P' and i.number = p.number""";

    private People() {}

    /**
     * A patient number and who is behind it.
     *
     * @param person the random id that may leave this service
     * @param identity JSON that may not
     */
    public record Row(
            long ledger,
            String trust,
            String number,
            UUID person,
            @Nullable String nhsNumber,
            byte @Nullable [] identity) {

        /** The same person with what is known now. */
        public Row known(@Nullable String nhsNumber, byte[] identity) {
            return new Row(ledger, trust, number, person, nhsNumber, identity);
        }
    }

    /** All patient numbers of locked ledgers. */
    public static List<Row> of(Connection connection, Collection<Long> ledgers) throws SQLException {
        List<Row> people = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(OF)) {
            select.setArray(1, Columns.longs(connection, ledgers));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    people.add(new Row(
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getString(3),
                            Objects.requireNonNull(rows.getObject(4, UUID.class)),
                            rows.getString(5),
                            rows.getBytes(6)));
                }
            }
        }
        return people;
    }

    /** Writes what is known now. */
    public static void identify(Connection connection, Collection<Row> people) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(IDENTIFY)) {
            update.setArray(1, Columns.texts(connection, people, Row::trust));
            update.setArray(2, Columns.texts(connection, people, Row::number));
            update.setArray(3, Columns.texts(connection, people, Row::nhsNumber));
            update.setArray(4, Columns.bytes(connection, people, Row::identity));
            update.executeUpdate();
        }
    }
}
