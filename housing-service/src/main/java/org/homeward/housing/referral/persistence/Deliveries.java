package org.homeward.housing.referral.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** What is on its way to authorities that want to be told, and every attempt. */
@ApplicationScoped
public class Deliveries {

    public static final String REFERRAL = "referral";
    public static final String WITHDRAWAL = "withdrawal";

    /** @param kind {@link #REFERRAL} or {@link #WITHDRAWAL} @param attempts with the one that is being made */
    public record Delivery(
            UUID id,
            UUID referral,
            String kind,
            String authority,
            String status,
            int attempts,
            Instant begunAt,
            Instant nextAt) {

        public boolean isWaiting() {
            return status.equals("waiting");
        }
    }

    /** @param outcome null while it is being made, and where it was cut short */
    public record Attempt(
            String kind,
            int number,
            Instant begunAt,
            @Nullable String outcome) {}

    private static final String ADD = """
            insert into delivery (id, referral, kind, authority, status, begun_at, next_at)
            values (?, ?, ?, ?, 'waiting', ?, ?)""";
    private static final String TAKE = """
            update delivery set attempts = attempts + 1, next_at = ? where id = (
                select id from delivery where status = 'waiting' and next_at <= ? and authority <> all(?)
                order by next_at limit 1 for update skip locked)
            returning *""";
    private static final String BEGIN = "insert into delivery_attempt (delivery, number, begun_at) values (?, ?, ?)";
    private static final String LOCK = "select * from delivery where id = ? for update";
    private static final String IS_WANTED = "select status <> 'stopped' from delivery where id = ?";
    private static final String END = "update delivery_attempt set outcome = ? where delivery = ? and number = ?";
    private static final String SETTLE = "update delivery set status = ?, next_at = ? where id = ?";
    private static final String STOP = """
            with sent as (
                select id, attempts > 0 or status = 'delivered' as there from delivery
                where referral = ? and kind = 'referral' and status <> 'stopped' for update)
            update delivery d set status = 'stopped' from sent where d.id = sent.id returning sent.there""";
    private static final String ARRIVED = """
            update delivery set status = 'delivered', next_at = ?
            where referral = ? and kind = 'referral' and status in ('waiting', 'stuck')""";
    private static final String RESUME = """
            update delivery set status = 'waiting', begun_at = ?, next_at = ? where referral = ? and status = 'stuck'""";
    private static final String IS_STUCK =
            "select 1 from delivery where referral = ? and status = 'stuck' limit 1 for update";
    private static final String IS_TRIED =
            "select 1 from delivery where referral = ? and kind = 'referral' and attempts > 0 limit 1";
    private static final String OF_REFERRAL = "select * from delivery where referral = ? order by begun_at, kind";
    private static final String ATTEMPTS = """
            select d.kind, a.number, a.begun_at, a.outcome from delivery d join delivery_attempt a on a.delivery = d.id
            where d.referral = ? order by a.begun_at""";
    private static final String STUCK = "select count(*) from delivery where status = 'stuck'";

    public void add(Connection connection, UUID referral, String kind, String authority, Instant now)
            throws SQLException {
        Rows.write(connection, ADD, UUID.randomUUID(), referral, kind, authority, now, now);
    }

    /**
     * The one that is due first, for the caller alone until {@code leased}; null if none is due.
     *
     * @param busy authorities whose deliveries are passed over
     */
    public @Nullable Delivery take(Connection connection, Instant now, Instant leased, Collection<String> busy)
            throws SQLException {
        Delivery taken = Rows.one(connection, TAKE, Deliveries::delivery, leased, now, texts(connection, busy));
        if (taken != null) {
            Rows.write(connection, BEGIN, taken.id(), taken.attempts(), now);
        }
        return taken;
    }

    public @Nullable Delivery lock(Connection connection, UUID id) throws SQLException {
        return Rows.one(connection, LOCK, Deliveries::delivery, id);
    }

    /** False once it is called back: one that is known to have got there otherwise may end what it is saying. */
    public boolean isWanted(Connection connection, UUID id) throws SQLException {
        return Boolean.TRUE.equals(Rows.<Boolean>one(connection, IS_WANTED, row -> row.getBoolean(1), id));
    }

    /** Whether something of this referral is not tried any more. */
    public boolean isStuck(Connection connection, UUID referral) throws SQLException {
        return !Rows.list(connection, IS_STUCK, row -> row.getInt(1), referral).isEmpty();
    }

    /** Whether the authority may have got the referral: an attempt was begun. */
    public boolean isTried(Connection connection, UUID referral) throws SQLException {
        return !Rows.list(connection, IS_TRIED, row -> row.getInt(1), referral).isEmpty();
    }

    /** Notes what came of the attempt that is being made, whatever became of the delivery meanwhile. */
    public void end(Connection connection, Delivery delivery, String outcome) throws SQLException {
        Rows.write(connection, END, outcome, delivery.id(), delivery.attempts());
    }

    /** @param status waiting, delivered or stuck */
    public void settle(Connection connection, UUID id, String status, Instant nextAt) throws SQLException {
        Rows.write(connection, SETTLE, status, nextAt, id);
    }

    /** Nothing more is sent of this referral; true if the authority may have got it already. */
    public boolean stop(Connection connection, UUID referral) throws SQLException {
        return Rows.list(connection, STOP, row -> row.getBoolean(1), referral).contains(true);
    }

    /** The referral has got there, in whichever way: it need not be tried any more. */
    public void arrived(Connection connection, UUID referral, Instant now) throws SQLException {
        Rows.write(connection, ARRIVED, now, referral);
    }

    /** Tries what is stuck of this referral again, under the same id; false where nothing is. */
    public boolean resume(Connection connection, UUID referral, Instant now) throws SQLException {
        return Rows.write(connection, RESUME, now, now, referral) > 0;
    }

    public List<Delivery> of(Connection connection, UUID referral) throws SQLException {
        return Rows.list(connection, OF_REFERRAL, Deliveries::delivery, referral);
    }

    public List<Attempt> attempts(Connection connection, UUID referral) throws SQLException {
        return Rows.list(
                connection,
                ATTEMPTS,
                row -> new Attempt(
                        row.getString(1), row.getInt(2), Rows.instant(row, "begun_at"), row.getString("outcome")),
                referral);
    }

    /** How many are not tried any more and wait for somebody to look. */
    public int stuck(Connection connection) throws SQLException {
        Integer count = Rows.<Integer>one(connection, STUCK, row -> row.getInt(1));
        return count == null ? 0 : count;
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("referral", UUID.class),
                row.getString("kind"),
                row.getString("authority"),
                row.getString("status"),
                row.getInt("attempts"),
                Rows.instant(row, "begun_at"),
                Rows.instant(row, "next_at"));
    }
}
