package org.homeward.discharge.care.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.homeward.discharge.care.domain.Need;
import org.homeward.discharge.care.domain.Offer;
import org.homeward.discharge.care.persistence.Packages.Recorded;
import org.homeward.discharge.person.persistence.People;
import org.homeward.kit.db.Rows;
import org.jspecify.annotations.Nullable;

/** Lists of packages and of a provider's offers, in the order of their ids. */
@ApplicationScoped
public class PackageLists {

    /** An offer with the package that it is about; only what an offer may hold is to be told of it. */
    public record Asked(Offer offer, Recorded about) {

        public Need need() {
            return about.known().need();
        }
    }

    /**
     * Whose packages, and which; null is no restriction.
     *
     * @param provider who sees them because it has accepted them; of offers, who was asked
     * @param person whoever it is by now, under whichever number the hospital kept the stay
     * @param after id of the last one seen
     */
    public record Filter(
            @Nullable String trust,
            @Nullable String provider,
            @Nullable String status,
            @Nullable String stay,
            @Nullable String person,
            @Nullable String after,
            int limit) {}

    private static final String PACKAGES = """
            select * from package_of_care
            where (?::text is null or trust = ?)
              and (?::text is null or id in (
                select s.package from package_sight s
                where s.provider = ? and (s.until_at is null or s.until_at > clock_timestamp())))
              and (?::text is null or status = ?) and (?::text is null or stay = ?)
              and (?::text is null or stay in (select s.stay from care_stay s where s.person = ?))
              and (?::text is null or id > ?::uuid)
            order by id limit ?""";
    private static final String THESE = "select * from package_of_care where id = any(?)";
    private static final String OFFERS = """
            select o.id, o.package from package_offer o join package_of_care p on p.id = o.package
            where (?::text is null or o.provider = ?) and (?::text is null or p.trust = ?)
              and (?::text is null or o.status = ?) and (?::text is null or o.id > ?::uuid)
            order by o.id limit ?""";

    private final PackageSearch search;
    private final Packages packages;
    private final Offers offers;
    private final People people;

    PackageLists(PackageSearch search, Packages packages, Offers offers, People people) {
        this.search = search;
        this.packages = packages;
        this.offers = offers;
        this.people = people;
    }

    public List<Recorded> packages(Connection connection, Filter filter) throws SQLException {
        String person = filter.person() == null ? null : people.survivor(connection, filter.person());
        List<Recorded> found = Rows.list(
                connection,
                PACKAGES,
                row -> Packages.recorded(row, List.of()),
                filter.trust(),
                filter.trust(),
                filter.provider(),
                filter.provider(),
                filter.status(),
                filter.status(),
                filter.stay(),
                filter.stay(),
                person,
                person,
                filter.after(),
                filter.after(),
                filter.limit());
        return withOffers(connection, found);
    }

    public List<Asked> offers(Connection connection, Filter filter) throws SQLException {
        List<Sent> sent = Rows.list(
                connection,
                OFFERS,
                row -> new Sent(row.getObject("id", UUID.class), row.getObject("package", UUID.class)),
                filter.provider(),
                filter.provider(),
                filter.trust(),
                filter.trust(),
                filter.status(),
                filter.status(),
                filter.after(),
                filter.after(),
                filter.limit());
        UUID[] about = sent.stream().map(Sent::about).distinct().toArray(UUID[]::new);
        List<Recorded> found = Rows.list(connection, THESE, row -> Packages.recorded(row, List.of()), (Object)
                connection.createArrayOf("uuid", about));
        Map<UUID, Recorded> packagesById = withOffers(connection, found).stream()
                .collect(Collectors.toMap(one -> one.known().id(), Function.identity()));
        return sent.stream()
                .map(one -> asked(one.offer(), packagesById.get(one.about())))
                .filter(Objects::nonNull)
                .toList();
    }

    public @Nullable Asked offer(Connection connection, UUID id) throws SQLException {
        UUID about = search.ofOffer(connection, id);
        return asked(id, about == null ? null : packages.find(connection, about));
    }

    private static @Nullable Asked asked(UUID id, @Nullable Recorded about) {
        Offer offer = about == null ? null : about.known().offer(id);
        return about == null || offer == null ? null : new Asked(offer, about);
    }

    private List<Recorded> withOffers(Connection connection, List<Recorded> found) throws SQLException {
        Map<UUID, List<Offer>> sent = offers.ofAll(
                connection, found.stream().map(one -> one.known().id()).toList());
        return found.stream()
                .map(one -> one.with(sent.getOrDefault(one.known().id(), List.of())))
                .toList();
    }

    private record Sent(UUID offer, UUID about) {}
}
