package org.homeward.admission.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.homeward.kit.db.Conditions;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** Finds stays, and what is known of the people in them. */
public final class StayIndex {

    private static final String SELECT = "select %s from stay where true".formatted(Stays.micros(Stays.COLUMNS));

    /**
     * A provisional stay that turned out to be part of another is history: whether there ever was one depends on what
     * came first. A visit that was merged into another has its number still.
     */
    private static final String IS_ONE =
            "(status <> 'merged' or convert_from(state, 'UTF8')::jsonb ->> 'visit' is not null)";

    private static final String IDENTITIES =
            "select person, number, identity from identifier where person = any(?) and kind = 'P'";

    /** In one ledger a number that was merged into another is the same patient: it has no stays any more. */
    private static final String SHARED = """
            select i.person from identifier i
            where i.person = any(?) and i.nhs_number is not null
              and exists (select 1 from identifier o
                          where o.trust = i.trust and o.nhs_number = i.nhs_number and o.kind = 'P'
                            and (o.ledger <> i.ledger
                                 or o.person <> i.person
                                    and exists (select 1 from stay s
                                                where s.ledger = o.ledger and s.status <> 'merged'
                                                  and convert_from(s.state, 'UTF8')::jsonb ->> 'patient'
                                                      = o.person::text)))""";

    private StayIndex() {}

    /** What to look for; null means any. */
    public record Filter(
            @Nullable String trust,
            @Nullable String site,
            @Nullable String ward,
            @Nullable String status,
            @Nullable String after,
            int limit) {}

    /** Who is behind a random id. */
    public record Identity(String number, byte @Nullable [] json) {}

    /** The stays that follow from what is known now, by id. */
    public static List<Stays.Row> find(Connection connection, Filter filter) throws SQLException {
        Conditions conditions = new Conditions()
                .and(IS_ONE)
                .and("trust = ?", filter.trust())
                .and("site = ?", filter.site())
                .and("ward = ?", filter.ward())
                .and("status = ?", filter.status())
                .and("id > ?", filter.after());
        return Rows.list(
                connection,
                SELECT + conditions.sql() + " order by id limit ?",
                Stays::row,
                conditions.values(filter.limit()));
    }

    /** Names and numbers, by random id. */
    public static Map<UUID, Identity> identities(Connection connection, Collection<UUID> people) throws SQLException {
        Map<UUID, Identity> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(IDENTITIES)) {
            select.setArray(1, Columns.uuids(connection, people, id -> id));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getObject(1, UUID.class), new Identity(rows.getString(2), rows.getBytes(3)));
                }
            }
        }
        return found;
    }

    /** Those whose NHS number another patient of the trust has too. */
    public static Set<UUID> sharingNhsNumber(Connection connection, Collection<UUID> people) throws SQLException {
        Set<UUID> sharing = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(SHARED)) {
            select.setArray(1, Columns.uuids(connection, people, id -> id));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sharing.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return sharing;
    }

    /** The database's time. */
    public static Instant now(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select clock_timestamp()");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }
}
