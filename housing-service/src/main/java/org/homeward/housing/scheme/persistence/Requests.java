package org.homeward.housing.scheme.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.homeward.housing.flat.domain.Booking;
import org.homeward.housing.flat.domain.Booking.State;
import org.homeward.housing.flat.domain.Moment;
import org.homeward.housing.flat.persistence.BookingJson;
import org.homeward.housing.scheme.domain.Cost;
import org.homeward.housing.scheme.domain.FlatTerms;
import org.homeward.kit.db.Rows;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** What schemes were asked for: bookings of what were their flats then, and the referrals that they answer for. */
@ApplicationScoped
public class Requests {

    /**
     * One referral or booking.
     *
     * @param stay the one that it belongs to now
     * @param asked day in Europe/London
     * @param isFollowed whether the person was referred, or has a flat, so that it is asked where they live later
     * @param isHelp whether it was completed, or a flat is or was somebody's
     * @param isHome whether it ended with a home
     * @param completed when a referral was; null for a booking, or before
     * @param cost of a flat's nights, or of a referral's jobs
     */
    public record Request(
            String stay,
            String trust,
            LocalDate asked,
            boolean isFollowed,
            boolean isHelp,
            boolean isHome,
            @Nullable LocalDate completed,
            Cost cost) {}

    private static final Set<String> HELP_BY_AUTHORITY = Set.of("housed", "homelessness-prevented", "temporary-place");
    private static final Set<String> NOT_REFERRED = Set.of("draft", "withdrawn");

    /** Why an offer that nobody has answered was taken back. */
    private static final String EXPIRED = "not-answered";

    private static final String BOOKINGS = """
            select %s as stay, b.trust, b.data from booking b
            where b.flat in (select flat from flat_terms where scheme = ?) and (?::text is null or b.trust = ?)""".formatted(MergedStays.whole("b.stay"));
    private static final String REFERRALS = """
            select r.id, %s as stay, r.trust, r.type, r.status, r.data::jsonb ->> 'raisedAt' as raised_at,
                   r.data::jsonb ->> 'since' as since, r.data::jsonb -> 'state' ->> 'outcome' as outcome
            from scheme_referral s join referral r on r.id = s.referral
            where s.scheme = ? and s.removed_at is null and (?::text is null or r.trust = ?)""".formatted(MergedStays.whole("r.stay"));
    private static final String IS_KNOWN =
            "select 1 from flat_terms where scheme = ? union all select 1 from scheme_referral where scheme = ? limit 1";

    private final Costs costs;

    Requests(Costs costs) {
        this.costs = costs;
    }

    /**
     * All of a scheme; those of one trust's stays unless it is null.
     *
     * @param today until then who has not left a flat is there
     */
    public List<Request> of(Connection connection, String scheme, @Nullable String trust, LocalDate today)
            throws SQLException {
        Map<String, FlatTerms> terms = costs.terms(connection, scheme);
        Map<UUID, Cost> jobs = costs.jobs(connection, scheme);
        List<Request> all = new ArrayList<>();
        Rows.list(
                connection,
                BOOKINGS,
                row -> {
                    Booking booking = BookingJson.read(row.getString("data"));
                    FlatTerms agreed = Objects.requireNonNull(terms.get(booking.flat()));
                    return isAsked(booking)
                            && scheme.equals(agreed.schemeAt(booking.bookedAt()))
                            && all.add(booking(row, booking, agreed, today));
                },
                scheme,
                trust,
                trust);
        all.addAll(Rows.list(
                connection,
                REFERRALS,
                row -> referral(row, jobs.getOrDefault(row.getObject("id", UUID.class), Cost.NONE)),
                scheme,
                trust,
                trust));
        return all;
    }

    /** Whether a flat or a referral names it, or did. */
    public boolean isKnown(Connection connection, String scheme) throws SQLException {
        return Rows.one(connection, IS_KNOWN, row -> row.getInt(1), scheme, scheme) != null;
    }

    /** What is only offered was asked for by nobody. */
    private static boolean isAsked(Booking booking) {
        return switch (booking.state()) {
            case State.Offered offered -> false;
            case State.Cancelled cancelled -> !cancelled.reason().equals(EXPIRED);
            default -> true;
        };
    }

    private static Request booking(ResultSet row, Booking booking, FlatTerms agreed, LocalDate today)
            throws SQLException {
        boolean help = booking.isOpen() || booking.state() instanceof State.Left;
        return new Request(
                row.getString("stay"),
                row.getString("trust"),
                day(booking.bookedAt()),
                help,
                help,
                false,
                null,
                help ? agreed.of(FlatTerms.costing(booking, today)) : Cost.NONE);
    }

    private static Request referral(ResultSet row, Cost jobs) throws SQLException {
        String outcome = row.getString("outcome");
        String status = row.getString("status");
        boolean byAuthority = status.equals("closed") && outcome != null && HELP_BY_AUTHORITY.contains(outcome);
        boolean completed = status.equals("completed");
        return new Request(
                row.getString("stay"),
                row.getString("trust"),
                day(Times.parse(row.getString("raised_at"))),
                !NOT_REFERRED.contains(status),
                completed || byAuthority,
                completed && row.getString("type").equals("rehousing") || byAuthority && "housed".equals(outcome),
                completed || byAuthority ? day(Times.parse(row.getString("since"))) : null,
                jobs);
    }

    private static LocalDate day(Instant at) {
        return new Moment(at).day();
    }
}
