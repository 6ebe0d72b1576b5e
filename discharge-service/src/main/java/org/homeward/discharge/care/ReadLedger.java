package org.homeward.discharge.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.homeward.discharge.care.domain.CouncilTerms;
import org.homeward.discharge.care.domain.Councils;
import org.homeward.discharge.care.domain.Ledger;
import org.homeward.discharge.care.domain.Measures;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.persistence.CouncilsKept;
import org.homeward.discharge.care.persistence.PackagesBetween;
import org.homeward.discharge.care.persistence.PackagesBetween.Time;
import org.homeward.discharge.care.persistence.PackagesBetween.Told;
import org.homeward.discharge.domain.London;
import org.homeward.kit.db.Transactions;
import org.jspecify.annotations.Nullable;

/** What was not filled, what emergency cover cost, and how long everything took. */
@ApplicationScoped
public class ReadLedger {

    /** By what measures are told. */
    public enum By {
        ALL,
        PROVIDER,
        COUNCIL
    }

    /** A package with its parts in the ledger. */
    public record Entry(PackageOfCare known, List<Ledger.Part> parts) {}

    private static final String NOBODY = "";

    private final Transactions transactions;
    private final PackagesBetween packages;
    private final CouncilsKept councils;
    private final Markets markets;

    ReadLedger(Transactions transactions, PackagesBetween packages, CouncilsKept councils, Markets markets) {
        this.transactions = transactions;
        this.packages = packages;
        this.councils = councils;
        this.markets = markets;
    }

    public List<Ledger.Line> lines(Time time) {
        return transactions.search(connection -> {
            Ledger ledger = ledger(connection, time);
            packages.each(connection, time, told -> ledger.add(told.known(), told.history()));
            return ledger.lines();
        });
    }

    /** The packages behind some of the lines. */
    public List<Entry> entries(Time time, Predicate<Ledger.Key> wanted) {
        return transactions.search(connection -> {
            Ledger ledger = ledger(connection, time);
            List<Entry> entries = new ArrayList<>();
            packages.each(connection, time, told -> {
                List<Ledger.Part> parts = ledger.parts(told.known(), told.history()).stream()
                        .filter(part -> wanted.test(part.key()))
                        .toList();
                if (!parts.isEmpty()) {
                    entries.add(new Entry(told.known(), parts));
                }
            });
            return entries;
        });
    }

    /**
     * Measures by what they are to be told by; without a group by the empty name.
     *
     * @param onlyProvider whose alone; null for all
     */
    public Map<String, Measures> measures(Time time, By by, @Nullable String onlyProvider) {
        return transactions.search(connection -> {
            var groups = new Groups(time, by, onlyProvider, councils(connection, time));
            packages.each(connection, time, groups::add);
            return groups.measures;
        });
    }

    private Ledger ledger(Connection connection, Time time) throws SQLException {
        return new Ledger(councils(connection, time), markets.rules().emergencyTier(), time.from(), time.until());
    }

    private Councils councils(Connection connection, Time time) throws SQLException {
        return new Councils(councils.known(connection, null, time.knownAt()).stream()
                .map(CouncilsKept.Recorded::terms)
                .toList());
    }

    /** Gives each fact to the group that it belongs to. */
    private record Groups(
            Time time, By by, @Nullable String onlyProvider, Councils councils, Map<String, Measures> measures) {

        Groups(Time time, By by, @Nullable String onlyProvider, Councils councils) {
            this(time, by, onlyProvider, councils, new TreeMap<>());
        }

        void add(Told told) {
            PackageOfCare known = told.known();
            known.offers().forEach(offer -> of(known, offer.provider(), group -> group.add(offer)));
            var startedFrom = Measures.startedFrom(known);
            if (startedFrom != null) {
                of(known, startedFrom.provider(), group -> group.addStart(known));
            }
            String provider = known.provider() == null ? NOBODY : known.provider();
            of(known, provider, group -> {
                group.addOutcome(known);
                told.reviews().forEach(group::add);
            });
        }

        private void of(PackageOfCare known, String provider, java.util.function.Consumer<Measures> fact) {
            if (onlyProvider == null || onlyProvider.equals(provider)) {
                fact.accept(measures.computeIfAbsent(
                        name(known, provider), none -> new Measures(time.from(), time.until())));
            }
        }

        private String name(PackageOfCare known, String provider) {
            return switch (by) {
                case ALL -> NOBODY;
                case PROVIDER -> provider;
                case COUNCIL -> council(known, London.dateOf(known.requestedAt()));
            };
        }

        private String council(PackageOfCare known, LocalDate day) {
            CouncilTerms terms = councils.of(known.need(), day);
            return terms == null ? NOBODY : terms.council();
        }
    }
}
