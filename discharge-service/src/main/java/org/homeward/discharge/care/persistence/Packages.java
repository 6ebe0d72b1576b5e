package org.homeward.discharge.care.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeward.discharge.care.domain.Decision;
import org.homeward.discharge.care.domain.Happened;
import org.homeward.discharge.care.domain.Offer;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.State;
import org.homeward.kit.db.RoundTrip;
import org.homeward.kit.db.Rows;
import org.homeward.kit.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/** Packages of care with their offers, and the events that tell of them. Whoever changes one has locked its row. */
@ApplicationScoped
public class Packages {

    public static final String TOPIC = "homeward.package-of-care";

    /** The {@code source} of its events. */
    public static final String SOURCE = "/homeward/discharge-service";

    /** A package as recorded. */
    public record Recorded(PackageOfCare known, long version, Instant recordedAt) {

        Recorded with(List<Offer> offers) {
            return new Recorded(known.withOffers(offers), version, recordedAt);
        }
    }

    private static final String LOCK = "select * from package_of_care where id = ? for update";
    private static final String STAY_OF = "select stay from package_of_care where id = ?";
    private static final String FIND = "select * from package_of_care where id = ?";
    private static final String ADD = """
            insert into package_of_care (id, stay, asked_for, trust, service, area, status, sourcing, provider, due_at,
                                         requested_at, version, recorded_at, data)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** Where its stay was merged, the one that it was asked for is kept: a merge can be undone. */
    private static final String CHANGE = """
            update package_of_care set stay = ?, asked_for = case when stay = ? or ? then asked_for else ? end, status = ?,
                   sourcing = ?, provider = ?, due_at = ?, version = ?, recorded_at = ?, data = ?
            where id = ?""";

    private static final String PAUSED_BY = """
            select s.stay as by_stay, p.* from care_stay s
            join care_stay o on o.person = s.person join package_of_care p on p.stay = o.stay
            where s.stay = any(?) and (p.status = 'paused'
                or p.status = 'lapsed' and (p.data::jsonb #>> '{state,at}')::timestamptz > s.admitted_at)
            order by s.stay, p.id""";
    private static final String ALL_OF_STAYS = "select * from package_of_care where stay = any(?) order by id";

    private final Outbox outbox = new Outbox(TOPIC);
    private final Offers offers;
    private final Instance<PackageFollower> followers;

    Packages(Offers offers, @Any Instance<PackageFollower> followers) {
        this.offers = offers;
        this.followers = followers;
    }

    /** The stay that a package is of; null if there is none. */
    public @Nullable String stayOf(Connection connection, UUID id) throws SQLException {
        return Rows.one(connection, STAY_OF, row -> row.getString(1), id);
    }

    /** The package, locked until the transaction ends; null if there is none. */
    public @Nullable Recorded lock(Connection connection, UUID id) throws SQLException {
        return read(connection, LOCK, id);
    }

    public @Nullable Recorded find(Connection connection, UUID id) throws SQLException {
        return read(connection, FIND, id);
    }

    /** Every package of each of these stays that has any, closed ones too, without their offers. */
    public Map<String, List<PackageOfCare>> ofStays(Connection connection, Collection<String> stays)
            throws SQLException {
        Map<String, List<PackageOfCare>> result = new HashMap<>();
        Rows.list(connection, ALL_OF_STAYS, row -> recorded(row, List.of()).known(), texts(connection, stays))
                .forEach(known -> result.computeIfAbsent(known.stay(), stay -> new ArrayList<>())
                        .add(known));
        return result;
    }

    /** Those of them that were known then, as they were known; as they are where {@code knownAt} is null. */
    public List<PackageOfCare> ofStays(Connection connection, Collection<String> stays, @Nullable Instant knownAt)
            throws SQLException {
        return Rows.list(
                connection,
                "select * from " + PackageHistory.table(knownAt) + " where stay = any(?) order by id",
                row -> recorded(row, List.of()).known(),
                knownAt == null ? Rows.END : knownAt,
                texts(connection, stays));
    }

    /**
     * The packages of the person whose stay each of these is that it has paused, or that have lapsed in it, whatever stay they
     * were asked for.
     */
    public Map<String, List<PackageOfCare>> pausedBy(Connection connection, Collection<String> stays)
            throws SQLException {
        Map<String, List<PackageOfCare>> result = new HashMap<>();
        Rows.list(
                connection,
                PAUSED_BY,
                row -> result.computeIfAbsent(row.getString("by_stay"), stay -> new ArrayList<>())
                        .add(recorded(row, List.of()).known()),
                texts(connection, stays));
        return result;
    }

    /** Writes a new package and what happened to it. */
    public Recorded add(Connection connection, Decision.Accepted decision, Instant now) throws SQLException {
        PackageOfCare known = decision.after();
        long version = decision.events().size();
        RoundTrip trip = new RoundTrip(connection);
        trip.write(
                ADD,
                known.id(),
                known.stay(),
                known.stay(),
                known.trust(),
                known.need().service().code(),
                known.need().area(),
                known.state().code(),
                sourcing(known),
                known.provider(),
                known.state().due(),
                known.requestedAt(),
                version,
                now,
                PackageText.write(known));
        offers.write(trip, known.id(), List.of(), known.offers());
        written(trip, decision, version, now);
        followed(connection, known, now);
        return new Recorded(known, version, now);
    }

    /** Writes what has become of a package that is locked; nothing if nothing has. */
    public Recorded change(Connection connection, Recorded before, Decision.Accepted decision, Instant now)
            throws SQLException {
        PackageOfCare known = decision.after();
        if (known.equals(before.known())) {
            return before;
        }
        long version = before.version() + decision.events().size();
        Instant recordedAt = decision.events().isEmpty() ? before.recordedAt() : now;
        RoundTrip trip = new RoundTrip(connection);
        trip.write(
                CHANGE,
                known.stay(),
                known.stay(),
                decision.events().contains(Happened.STAY_MERGED),
                known.stay(),
                known.state().code(),
                sourcing(known),
                known.provider(),
                known.state().due(),
                version,
                recordedAt,
                PackageText.write(known),
                known.id());
        offers.write(trip, known.id(), before.known().offers(), known.offers());
        written(trip, decision, version, now);
        followed(connection, known, now);
        return new Recorded(known, version, recordedAt);
    }

    private void written(RoundTrip trip, Decision.Accepted decision, long version, Instant now) throws SQLException {
        outbox.append(trip, PackageEvents.of(decision, version, now));
        PackageHistory.keep(trip, decision.after(), now);
        PackageSight.keep(trip, decision.after());
        trip.send();
    }

    private void followed(Connection connection, PackageOfCare known, Instant now) throws SQLException {
        for (PackageFollower follower : followers) {
            follower.follow(connection, known, now);
        }
    }

    private @Nullable Recorded read(Connection connection, String sql, UUID id) throws SQLException {
        return Rows.one(connection, sql, row -> recorded(row, offers.of(connection, id)), id);
    }

    static Recorded recorded(ResultSet row, List<Offer> offers) throws SQLException {
        return new Recorded(
                PackageText.read(
                        row.getObject("id", UUID.class),
                        row.getString("stay"),
                        row.getString("trust"),
                        row.getString("data"),
                        offers),
                row.getLong("version"),
                Rows.instant(row, "recorded_at"));
    }

    private static @Nullable String sourcing(PackageOfCare known) {
        State sourcing = known.sourcing();
        return sourcing == null ? null : sourcing.code();
    }
}
