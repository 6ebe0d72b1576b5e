package org.homeward.discharge.care.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.homeward.discharge.care.domain.Measures;
import org.homeward.discharge.care.domain.Offer;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.Past;
import org.homeward.discharge.care.persistence.Packages.Recorded;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** Every package to which something may have happened in a time, some at once. */
@ApplicationScoped
public class PackagesBetween {

    private static final int AT_ONCE = 500;
    private static final UUID FIRST = new UUID(0, 0);
    private static final String SOME = """
            where id > ? and (?::text is null or trust = ?) and requested_at < ?
              and (status not in ('lapsed', 'withdrawn', 'ended') or changed_at >= ?)
            order by id limit ?""";
    private static final String REVIEWS = """
            select * from package_review where package = any(?) and recorded_at <= ? order by package, recorded_at""";

    private final Offers offers;
    private final PackageHistory history;

    PackagesBetween(Offers offers, PackageHistory history) {
        this.offers = offers;
        this.history = history;
    }

    /**
     * Whose packages, and when.
     *
     * @param trust null for all
     * @param knownAt only what was recorded up to then; null for everything
     */
    public record Time(
            @Nullable String trust,
            Instant from,
            Instant until,
            @Nullable Instant knownAt) {

        Instant known() {
            return knownAt == null ? Rows.END : knownAt;
        }
    }

    /** A package with every state that was recorded of it, and its reviews, in order. */
    public record Told(PackageOfCare known, List<Past.Kept> history, List<Measures.Review> reviews) {}

    /** Gives each to {@code reader}, in the order of their ids. */
    public void each(Connection connection, Time time, Consumer<Told> reader) throws SQLException {
        List<Recorded> some = after(connection, time, FIRST);
        while (!some.isEmpty()) {
            List<UUID> ids = some.stream().map(one -> one.known().id()).toList();
            Map<UUID, List<Offer>> sent = offers.ofAll(connection, ids);
            Map<UUID, List<Measures.Review>> reviews = reviews(connection, ids, time.known());
            List<PackageOfCare> then = some.stream()
                    .map(one -> one.known()
                            .withOffers(known(sent.getOrDefault(one.known().id(), List.of()), time.known())))
                    .toList();
            Map<UUID, List<Past.Kept>> states = history.ofAll(connection, then, time.known());
            for (PackageOfCare one : then) {
                reader.accept(new Told(
                        one, states.getOrDefault(one.id(), List.of()), reviews.getOrDefault(one.id(), List.of())));
            }
            some = some.size() < AT_ONCE ? List.of() : after(connection, time, ids.getLast());
        }
    }

    private static List<Recorded> after(Connection connection, Time time, UUID last) throws SQLException {
        return Rows.list(
                connection,
                "select * from " + PackageHistory.table(time.knownAt()) + " " + SOME,
                row -> Packages.recorded(row, List.of()),
                time.known(),
                last,
                time.trust(),
                time.trust(),
                time.until(),
                time.from(),
                AT_ONCE);
    }

    private static List<Offer> known(List<Offer> sent, Instant then) {
        return sent.stream()
                .map(offer -> offer.knownAt(then))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Map<UUID, List<Measures.Review>> reviews(Connection connection, List<UUID> ids, Instant knownAt)
            throws SQLException {
        Map<UUID, List<Measures.Review>> result = new HashMap<>();
        Rows.list(
                connection,
                REVIEWS,
                row -> result.computeIfAbsent(row.getObject("package", UUID.class), none -> new java.util.ArrayList<>())
                        .add(new Measures.Review(
                                row.getInt("care_before"),
                                row.getInt("care_after"),
                                row.getInt("staff_before"),
                                row.getInt("staff_after"),
                                Rows.instant(row, "recorded_at"))),
                connection.createArrayOf("uuid", ids.toArray()),
                knownAt);
        return result;
    }
}
