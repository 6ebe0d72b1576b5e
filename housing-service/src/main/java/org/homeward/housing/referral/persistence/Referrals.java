package org.homeward.housing.referral.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.housing.referral.domain.Referral;
import org.homeward.kit.db.Rows;
import org.homeward.kit.event.Event;
import org.homeward.kit.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/** Referrals with every step of them. Whoever changes one has locked its row. */
@ApplicationScoped
public class Referrals {

    public static final String TOPIC = "homeward.referral";

    /** The {@code source} of the events. */
    public static final String SOURCE = "/homeward/housing-service";

    /** Who is named where nobody asked. */
    public static final String SERVICE = "housing-service";

    static final String KEY = "referral:";

    /** A referral as recorded. @param data what is published, without the version */
    public record Recorded(Referral referral, long version, Instant recordedAt, String data) {}

    /** What was done with a referral. */
    public record Done(String what, String status, String by, Instant at) {}

    static final String SELECT = "select r.data, r.version, r.recorded_at from referral r ";
    private static final String FIND = SELECT + "where r.id = ?";
    private static final String LOCK = FIND + " for update";
    private static final String OPEN = SELECT + "where r.stay = any(?) and not r.is_over order by r.id for update";
    private static final String WRITE = """
        insert into referral (id, stay, trust, type, status, is_over, authority, sent_at, due_at, data, version,
                              recorded_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (id) do update set
            status = excluded.status, is_over = excluded.is_over, authority = excluded.authority,
            sent_at = excluded.sent_at, due_at = excluded.due_at, data = excluded.data, version = excluded.version,
            recorded_at = excluded.recorded_at\
        """;
    private static final String KEEP = """
        insert into referral_version (referral, version, what, status, by_whom, recorded_at)
        values (?, ?, ?, ?, ?, ?)\
        """;
    private static final String HISTORY =
            "select what, status, by_whom, recorded_at from referral_version where referral = ? order by version";
    /**
     * Of a referral r that was over before a time, given twice, or was left open and nothing has been heard since then either
     * of it or of the stay that it is for.
     */
    static final String IS_LONG_AGO = """
        r.recorded_at < ? and (r.is_over or not exists (
            with recursive up (into_stay, recorded_at) as (
                select into_stay, recorded_at from stay where id = r.stay
                union select s.into_stay, s.recorded_at from up u join stay s on s.id = u.into_stay)
            select 1 from up where recorded_at >= ?))\
        """;

    private static final String FORGET = "delete from referral where id in (select r.id from referral r where "
            + IS_LONG_AGO + " order by r.recorded_at limit ? for update of r skip locked)";

    private final Outbox outbox = new Outbox(TOPIC);
    private final Duration receiptWithin;

    Referrals(@ConfigProperty(name = "homeward.referral.receipt-within") Duration receiptWithin) {
        this.receiptWithin = receiptWithin;
    }

    /** The referral, locked until the transaction ends; null if there is none. */
    public @Nullable Recorded lock(Connection connection, UUID id) throws SQLException {
        return Rows.one(connection, LOCK, Referrals::recorded, id);
    }

    public @Nullable Recorded find(Connection connection, UUID id) throws SQLException {
        return Rows.one(connection, FIND, Referrals::recorded, id);
    }

    public List<Done> history(Connection connection, UUID id) throws SQLException {
        return Rows.list(
                connection,
                HISTORY,
                row -> new Done(row.getString(1), row.getString(2), row.getString(3), Rows.instant(row, "recorded_at")),
                id);
    }

    /**
     * Writes the referral as it has become, and the event that tells of it.
     *
     * @param version that it has now, one more than before
     * @param what past tense, as the event says it
     */
    public Recorded write(Connection connection, Referral referral, long version, String what, String by, Instant now)
            throws SQLException {
        Instant dueAt = referral.dueAt(receiptWithin);
        String data = ReferralJson.of(referral, dueAt).toString();
        Rows.write(
                connection,
                WRITE,
                referral.id(),
                referral.stay(),
                referral.trust(),
                referral.type().code(),
                referral.state().code(),
                referral.state().isOver(),
                referral.authority() == null ? null : referral.authority().code(),
                referral.sentAt(),
                dueAt == null ? Rows.END : dueAt,
                data,
                version,
                now);
        Rows.write(
                connection, KEEP, referral.id(), version, what, referral.state().code(), by, now);
        outbox.append(connection, List.of(event(what, referral, version, data, now)));
        return new Recorded(referral, version, now, data);
    }

    /** The referrals of these stays that are not over, locked in the order of their ids. */
    public List<Recorded> lockOpen(Connection connection, List<String> stays) throws SQLException {
        return Rows.list(connection, OPEN, Referrals::recorded, texts(connection, stays));
    }

    /** Removes up to {@code limit} that were over before, or of which nothing has been heard since; gives how many. */
    public int forget(Connection connection, Instant before, int limit) throws SQLException {
        return Rows.write(connection, FORGET, before, before, limit);
    }

    static Recorded recorded(ResultSet row) throws SQLException {
        String data = row.getString("data");
        return new Recorded(ReferralJson.read(data), row.getLong("version"), Rows.instant(row, "recorded_at"), data);
    }

    static String key(UUID id) {
        return KEY + id;
    }

    static Event event(String what, Referral referral, long version, String data, Instant recordedAt) {
        return new Event(
                UUID.randomUUID().toString(),
                TOPIC + '.' + what + ".v1",
                SOURCE,
                referral.id().toString(),
                recordedAt,
                recordedAt,
                version,
                null,
                key(referral.id()),
                referral.trust(),
                withVersion(data, version).getBytes(UTF_8));
    }

    /** What is published: the record with its version as the last member. */
    static String withVersion(String data, long version) {
        return data.substring(0, data.length() - 1) + ",\"version\":" + version + '}';
    }
}
