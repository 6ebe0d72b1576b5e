package org.homeward.admission.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.homeward.kit.db.RoundTrip;
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

    /** Asks for all patient numbers of locked ledgers. */
    public static void of(RoundTrip trip, Collection<Long> ledgers, Consumer<Row> reader) throws SQLException {
        trip.ask(
                OF,
                row -> reader.accept(new Row(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        Objects.requireNonNull(row.getObject(4, UUID.class)),
                        row.getString(5),
                        row.getBytes(6))),
                Columns.longs(trip.connection(), ledgers));
    }

    /** Writes what is known now. */
    public static void identify(RoundTrip trip, Collection<Row> people) throws SQLException {
        Connection connection = trip.connection();
        trip.write(
                IDENTIFY,
                Columns.texts(connection, people, Row::trust),
                Columns.texts(connection, people, Row::number),
                Columns.texts(connection, people, Row::nhsNumber),
                Columns.bytes(connection, people, Row::identity));
    }
}
