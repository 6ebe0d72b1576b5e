package org.homeward.discharge.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeward.discharge.care.domain.Alarm;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.Past;
import org.homeward.discharge.care.persistence.PackageHistory;
import org.homeward.discharge.care.persistence.PackageLists;
import org.homeward.discharge.care.persistence.Packages;
import org.homeward.discharge.care.persistence.Reviews;
import org.homeward.kit.db.Rows;
import org.homeward.kit.db.Transactions;
import org.jspecify.annotations.Nullable;

/** Packages of care and offers as they stand. */
@ApplicationScoped
public class FindPackages {

    private final Transactions transactions;
    private final Packages packages;
    private final PackageLists lists;
    private final Reviews reviews;
    private final Markets markets;
    private final PackageHistory history;
    private final FindMissedCare missedCare;

    FindPackages(
            Transactions transactions,
            Packages packages,
            PackageLists lists,
            Reviews reviews,
            Markets markets,
            PackageHistory history,
            FindMissedCare missedCare) {
        this.transactions = transactions;
        this.packages = packages;
        this.lists = lists;
        this.reviews = reviews;
        this.markets = markets;
        this.history = history;
        this.missedCare = missedCare;
    }

    public List<Packages.Recorded> list(PackageLists.Filter filter) {
        return transactions.search(connection -> lists.packages(connection, filter));
    }

    public Packages.@Nullable Recorded find(UUID id) {
        return transactions.<Packages.@Nullable Recorded>run(connection -> packages.find(connection, id));
    }

    /**
     * A package at another time. Its stay, and who may see it, are those of now.
     *
     * @param asOf the instant described; null for now
     * @param knownAt only what was recorded by then counts; null for everything
     * @return null if there is none, or none had been asked for
     */
    public Past.@Nullable Kept find(UUID id, @Nullable Instant asOf, @Nullable Instant knownAt) {
        return transactions.<Past.@Nullable Kept>run(connection -> {
            Packages.Recorded now = packages.find(connection, id);
            Instant known = knownAt == null ? Rows.END : knownAt;
            Instant at = asOf == null || asOf.isAfter(known) ? known : asOf;
            return now == null ? null : Past.asOf(history.of(connection, now, known), at);
        });
    }

    /** In the order in which they were made. */
    public List<Reviews.Review> reviews(UUID id) {
        return transactions.run(connection -> reviews.of(connection, id));
    }

    /** What somebody had to look at, as far as the package alone tells. */
    public List<Alarm> pastAlarms(PackageOfCare then, Instant at) {
        return Alarm.of(then, markets.rules(), at);
    }

    /** What somebody has to look at, by package. */
    public Map<UUID, List<Alarm>> alarms(Collection<PackageOfCare> packages, Instant now) {
        Map<UUID, List<Alarm>> alarms = new HashMap<>();
        packages.forEach(known -> alarms.put(known.id(), Alarm.of(known, markets.rules(), now)));
        List<String> ended = packages.stream()
                .filter(known -> known.state().isClosed() && known.state().ruledOut() != null)
                .map(PackageOfCare::stay)
                .toList();
        if (!ended.isEmpty()) {
            FindMissedCare.Found care = transactions.run(connection -> missedCare.find(connection, ended));
            care.missed().stream()
                    .filter(missed -> missed.known().state().isClosed() && care.isReady(missed))
                    .forEach(missed -> alarms.computeIfPresent(
                            missed.known().id(), (id, none) -> List.of(Alarm.needReturned(missed.since()))));
        }
        return alarms;
    }

    public List<PackageLists.Asked> offers(PackageLists.Filter filter) {
        return transactions.search(connection -> lists.offers(connection, filter));
    }

    public PackageLists.@Nullable Asked offer(UUID id) {
        return transactions.<PackageLists.@Nullable Asked>run(connection -> lists.offer(connection, id));
    }
}
