package org.homeward.discharge.suggestion;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.persistence.Packages;
import org.homeward.discharge.domain.CaseFact;
import org.homeward.discharge.domain.CaseFact.SuggestionDismissed;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.housing.domain.HousingMatter;
import org.homeward.discharge.housing.persistence.HousingMatters;
import org.homeward.discharge.persistence.CaseFacts;
import org.homeward.discharge.persistence.Cases;
import org.homeward.discharge.suggestion.domain.HousingWatch;
import org.homeward.discharge.suggestion.domain.PackageWatch;
import org.homeward.discharge.suggestion.domain.Suggestion;
import org.homeward.discharge.suggestion.domain.Suggestions;
import org.homeward.discharge.suggestion.domain.Watch;
import org.homeward.kit.db.Transactions;

/** What the states of care and housing suggest for the delay ledgers of these stays. */
@ApplicationScoped
public class FindSuggestions {

    /** What is suggested for a stay, and the states of care and housing from which it is. */
    public record Found(List<Suggestion> suggestions, List<Watch> watches) {
        public static final Found NOTHING = new Found(List.of(), List.of());
    }

    private final Transactions transactions;
    private final Packages packages;
    private final Cases cases;
    private final CaseFacts facts;
    private final HousingMatters housing;

    FindSuggestions(
            Transactions transactions, Packages packages, Cases cases, CaseFacts facts, HousingMatters housing) {
        this.transactions = transactions;
        this.packages = packages;
        this.housing = housing;
        this.cases = cases;
        this.facts = facts;
    }

    /** Of each of these stays that has any. */
    public Map<String, List<Suggestion>> of(Collection<String> stays) {
        return stays.isEmpty() ? Map.of() : transactions.run(connection -> of(connection, stays));
    }

    /** Of one stay, within the transaction that decides on it. */
    public List<Suggestion> of(Connection connection, String stay) throws SQLException {
        return of(connection, List.of(stay)).getOrDefault(stay, List.of());
    }

    /** The same within the transaction that reads more. */
    public Map<String, List<Suggestion>> of(Connection connection, Collection<String> stays) throws SQLException {
        Map<String, List<Suggestion>> result = new HashMap<>();
        find(connection, stays, housing.ofStays(connection, stays)).forEach((stay, found) -> {
            if (!found.suggestions().isEmpty()) {
                result.put(stay, found.suggestions());
            }
        });
        return result;
    }

    /** Of each stay of which care or housing knows, where it has been read what housing does. @param matters by stay */
    public Map<String, Found> find(
            Connection connection, Collection<String> stays, Map<String, List<HousingMatter>> matters)
            throws SQLException {
        Map<String, List<Watch>> watches = watches(connection, stays, matters);
        if (watches.isEmpty()) {
            return Map.of();
        }
        Map<String, List<CaseFact>> said = facts.of(connection, watches.keySet(), null);
        Map<String, Found> result = new HashMap<>();
        for (DischargeCase discharge : cases.all(connection, watches.keySet())) {
            String stay = discharge.stay();
            List<Watch> states = watches.getOrDefault(stay, List.of());
            List<Suggestion> suggestions =
                    Suggestions.of(discharge, states, dismissed(said.getOrDefault(stay, List.of())));
            result.put(stay, new Found(suggestions, states));
        }
        return result;
    }

    /**
     * The packages that were asked for because of these stays, those of the person that the stay has paused, and what
     * housing does for them.
     */
    private Map<String, List<Watch>> watches(
            Connection connection, Collection<String> stays, Map<String, List<HousingMatter>> matters)
            throws SQLException {
        Map<String, List<Watch>> watches = new HashMap<>();
        packages.ofStays(connection, stays).forEach((stay, known) -> watch(watches, stay, known));
        packages.pausedBy(connection, stays).forEach((stay, known) -> watch(watches, stay, known));
        matters.forEach((stay, known) ->
                watches.computeIfAbsent(stay, none -> new ArrayList<>()).addAll(HousingWatch.of(known)));
        return watches;
    }

    private static void watch(Map<String, List<Watch>> watches, String stay, List<PackageOfCare> known) {
        List<Watch> all = watches.computeIfAbsent(stay, none -> new ArrayList<>());
        known.stream()
                .map(PackageWatch::of)
                .filter(watch -> !all.contains(watch))
                .forEach(all::add);
    }

    private static Set<UUID> dismissed(List<CaseFact> said) {
        return said.stream()
                .filter(SuggestionDismissed.class::isInstance)
                .map(fact -> ((SuggestionDismissed) fact).suggestion())
                .collect(Collectors.toSet());
    }
}
