package org.homeward.discharge.care.persistence;

import static org.homeward.kit.db.SqlArrays.bigints;
import static org.homeward.kit.db.SqlArrays.texts;
import static org.homeward.kit.db.SqlArrays.times;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.homeward.discharge.care.domain.Offer;
import org.homeward.kit.db.RoundTrip;
import org.homeward.kit.db.Rows;

/** Offers of packages, in the order in which they were sent. */
@ApplicationScoped
public class Offers {

    private static final String OF = "select * from package_offer where package = ? order by place";
    private static final String OF_ALL = "select * from package_offer where package = any(?) order by package, place";
    private static final String ADD = """
            insert into package_offer (id, package, place, round, provider, tier, contract_tier, status, sent_at, deadline,
                                       answered_at, reason)
            select id, ?, place, round, provider, tier, contract_tier, status, sent_at, deadline, answered_at, reason
            from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::text[],
                        ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::text[])
              as o (id, place, round, provider, tier, contract_tier, status, sent_at, deadline, answered_at, reason)""";
    private static final String CHANGE = """
            update package_offer o set status = c.status, answered_at = c.answered_at, reason = c.reason
            from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::text[]) as c (id, status, answered_at, reason)
            where o.id = c.id""";

    List<Offer> of(Connection connection, UUID packageOfCare) throws SQLException {
        return Rows.list(connection, OF, Offers::offer, packageOfCare);
    }

    /** The offers of each of these packages that has any. */
    Map<UUID, List<Offer>> ofAll(Connection connection, Collection<UUID> packages) throws SQLException {
        Map<UUID, List<Offer>> result = new HashMap<>();
        Rows.list(
                connection,
                OF_ALL,
                row -> result.computeIfAbsent(row.getObject("package", UUID.class), none -> new ArrayList<>())
                        .add(offer(row)),
                connection.createArrayOf("uuid", packages.toArray()));
        return result;
    }

    /** Writes what differs: closed offers, and new ones behind those that there were. */
    void write(RoundTrip trip, UUID packageOfCare, List<Offer> before, List<Offer> after) throws SQLException {
        List<Offer> changed = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                changed.add(after.get(i));
            }
        }
        if (!changed.isEmpty()) {
            Connection connection = trip.connection();
            trip.write(
                    CHANGE,
                    ids(connection, changed),
                    texts(connection, changed, offer -> offer.status().code()),
                    times(connection, changed, Offer::answeredAt),
                    texts(connection, changed, Offer::reason));
        }
        if (after.size() > before.size()) {
            add(trip, packageOfCare, before.size(), after.subList(before.size(), after.size()));
        }
    }

    private static void add(RoundTrip trip, UUID packageOfCare, int first, List<Offer> sent) throws SQLException {
        Connection connection = trip.connection();
        trip.write(
                ADD,
                packageOfCare,
                ids(connection, sent),
                bigints(connection, sent, offer -> (long) first + sent.indexOf(offer)),
                bigints(connection, sent, offer -> (long) offer.round()),
                texts(connection, sent, Offer::provider),
                bigints(connection, sent, offer -> (long) offer.tier()),
                bigints(connection, sent, offer -> (long) offer.contractTier()),
                texts(connection, sent, offer -> offer.status().code()),
                times(connection, sent, Offer::sentAt),
                times(connection, sent, Offer::deadline),
                times(connection, sent, Offer::answeredAt),
                texts(connection, sent, Offer::reason));
    }

    private static Array ids(Connection connection, List<Offer> offers) throws SQLException {
        return connection.createArrayOf("uuid", offers.stream().map(Offer::id).toArray());
    }

    /** Of an offer from before it was kept, the tier by contract is the one in which it was asked. */
    static Offer offer(ResultSet row) throws SQLException {
        Integer contractTier = Rows.numberOrNull(row, "contract_tier");
        return new Offer(
                row.getObject("id", UUID.class),
                row.getInt("round"),
                row.getString("provider"),
                row.getInt("tier"),
                contractTier == null ? row.getInt("tier") : contractTier,
                Offer.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                Rows.instant(row, "sent_at"),
                Rows.instant(row, "deadline"),
                Rows.instantOrNull(row, "answered_at"),
                row.getString("reason"));
    }
}
