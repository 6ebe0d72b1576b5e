package org.homeward.housing.scheme.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.homeward.housing.flat.domain.Booking;
import org.homeward.housing.flat.domain.Booking.State;
import org.homeward.housing.flat.domain.Moment;
import org.homeward.housing.flat.persistence.BookingJson;
import org.homeward.kit.db.Rows;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** What schemes were asked for: bookings of their flats, and the referrals that they answer for. */
@ApplicationScoped
public class Requests {

    /**
     * One referral or booking.
     *
     * @param asked day in Europe/London
     * @param isHelp whether it was completed, or a flat is or was somebody's
     * @param isHome whether it ended with a home
     * @param completed when a referral was; null for a booking, or before
     * @param cost of a flat's nights in pounds, none for a referral; null where the rate is not known
     */
    public record Request(
            String stay,
            String trust,
            LocalDate asked,
            boolean isHelp,
            boolean isHome,
            @Nullable LocalDate completed,
            @Nullable BigDecimal cost) {}

    private static final Set<String> HELP_BY_AUTHORITY = Set.of("housed", "homelessness-prevented", "temporary-place");
    private static final BigDecimal WEEK = BigDecimal.valueOf(7);

    private static final String BOOKINGS = """
            select b.stay, b.trust, b.data, f.weekly_rate from flat f join booking b on b.flat = f.id
            where f.scheme = ? and (?::text is null or b.trust = ?)""";
    private static final String REFERRALS = """
            select r.stay, r.trust, r.type, r.status, r.data::jsonb ->> 'raisedAt' as raised_at,
                   r.data::jsonb ->> 'since' as since, r.data::jsonb -> 'state' ->> 'outcome' as outcome
            from scheme_referral s join referral r on r.id = s.referral
            where s.scheme = ? and (?::text is null or r.trust = ?)""";
    private static final String ADD =
            "insert into scheme_referral (scheme, referral, added_by, added_at) values (?, ?, ?, ?) on conflict do nothing";
    private static final String IS_KNOWN = """
            select 1 from flat where scheme = ? union all select 1 from scheme_referral where scheme = ? limit 1""";

    /** All of a scheme; those of one trust's stays unless it is null. */
    public List<Request> of(Connection connection, String scheme, @Nullable String trust) throws SQLException {
        List<Request> all = new ArrayList<>(Rows.list(connection, BOOKINGS, Requests::booking, scheme, trust, trust));
        all.addAll(Rows.list(connection, REFERRALS, Requests::referral, scheme, trust, trust));
        return all;
    }

    /** Lets the scheme answer for a referral, too. */
    public void add(Connection connection, String scheme, UUID referral, String by, Instant now) throws SQLException {
        Rows.write(connection, ADD, scheme, referral, by, now);
    }

    /** Whether a flat or a referral names it. */
    public boolean isKnown(Connection connection, String scheme) throws SQLException {
        return Rows.one(connection, IS_KNOWN, row -> row.getInt(1), scheme, scheme) != null;
    }

    private static Request booking(ResultSet row) throws SQLException {
        Booking booking = BookingJson.read(row.getString("data"));
        boolean help = booking.isOpen() || booking.state() instanceof State.Left;
        return new Request(
                row.getString("stay"),
                row.getString("trust"),
                day(booking.bookedAt()),
                help,
                false,
                null,
                help ? cost(booking, row.getBigDecimal("weekly_rate")) : BigDecimal.ZERO);
    }

    private static @Nullable BigDecimal cost(Booking booking, @Nullable BigDecimal weeklyRate) {
        return weeklyRate == null
                ? null
                : weeklyRate
                        .multiply(BigDecimal.valueOf(booking.held().count()))
                        .divide(WEEK, 2, RoundingMode.HALF_UP);
    }

    private static Request referral(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        boolean byAuthority =
                row.getString("status").equals("closed") && outcome != null && HELP_BY_AUTHORITY.contains(outcome);
        boolean completed = row.getString("status").equals("completed");
        return new Request(
                row.getString("stay"),
                row.getString("trust"),
                day(Times.parse(row.getString("raised_at"))),
                completed || byAuthority,
                completed && row.getString("type").equals("rehousing") || byAuthority && "housed".equals(outcome),
                completed || byAuthority ? day(Times.parse(row.getString("since"))) : null,
                BigDecimal.ZERO);
    }

    private static LocalDate day(Instant at) {
        return new Moment(at).day();
    }
}
