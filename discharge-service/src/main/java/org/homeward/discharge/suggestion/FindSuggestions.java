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
        return of(connection, stays, housing.ofStays(connection, stays));
    }

    /** The same where it has been read what housing does. @param matters by stay */
    public Map<String, List<Suggestion>> of(
            Connection connection, Collection<String> stays, Map<String, List<HousingMatter>> matters)
            throws SQLException {
        Map<String, List<Watch>> watches = watches(connection, stays, matters);
        if (watches.isEmpty()) {
            return Map.of();
        }
        Map<String, List<CaseFact>> said = facts.of(connection, watches.keySet(), null);
        Map<String, List<Suggestion>> result = new HashMap<>();
        for (DischargeCase discharge : cases.all(connection, watches.keySet())) {
            String stay = discharge.stay();
            List<Suggestion> suggestions = Suggestions.of(
                    discharge, watches.getOrDefault(stay, List.of()), dismissed(said.getOrDefault(stay, List.of())));
            if (!suggestions.isEmpty()) {
                result.put(stay, suggestions);
            }
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
