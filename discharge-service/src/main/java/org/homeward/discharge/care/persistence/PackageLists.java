package org.homeward.discharge.care.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
     * @param sourcing how far the search of a package is, beside a notice too
     * @param person whoever it is by now, under whichever number the hospital kept the stay
     * @param after id of the last one seen
     */
    public record Filter(
            @Nullable String trust,
            @Nullable String provider,
            @Nullable String status,
            @Nullable String sourcing,
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
              and (?::text is null or status = ?) and (?::text is null or sourcing = ?)
              and (?::text is null or stay = ?)
              and (?::text is null or stay in (select s.stay from care_stay s where s.person = ?))
              and (?::text is null or id > ?::uuid)
            order by id limit ?""";
    private static final String OFFERS = """
            select p.*, o.id as offer from package_offer o join package_of_care p on p.id = o.package
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
                filter.sourcing(),
                filter.sourcing(),
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
                row -> new Sent(row.getObject("offer", UUID.class), Packages.recorded(row, List.of())),
                filter.provider(),
                filter.provider(),
                filter.trust(),
                filter.trust(),
                filter.status(),
                filter.status(),
                filter.after(),
                filter.after(),
                filter.limit());
        Map<UUID, List<Offer>> all =
                offers.ofAll(connection, sent.stream().map(Sent::id).distinct().toList());
        return sent.stream()
                .map(one -> asked(one.offer(), one.about().with(all.getOrDefault(one.id(), List.of()))))
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

    private record Sent(UUID offer, Recorded about) {

        UUID id() {
            return about.known().id();
        }
    }
}
