package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.homeward.discharge.housing.domain.HousingMatter;
import org.homeward.discharge.housing.persistence.HousingMatters;
import org.homeward.discharge.persistence.Worklist;
import org.homeward.discharge.person.FindPeople;
import org.homeward.discharge.suggestion.FindSuggestions;
import org.homeward.discharge.task.FindTasks;
import org.homeward.discharge.task.persistence.Tasks;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.outbox.Upstream;
import org.jspecify.annotations.Nullable;

/** Who is ready to go, by how long they have waited. */
@ApplicationScoped
public class FindWorklist {

    /**
     * A row with what is known of its stay elsewhere.
     *
     * @param tasks those that are open
     * @param person whose stay it is
     * @param suggested what the states of care and housing suggest, and these states
     * @param housing what housing-service does, closed matters too
     */
    public record Row(
            Worklist.Item item,
            List<Tasks.Recorded> tasks,
            FindPeople.Joined person,
            FindSuggestions.Found suggested,
            List<HousingMatter> housing) {}

    /**
     * A page, read in one transaction.
     *
     * @param knownAt recorded time up to which what hospitals say is in here; null at first
     * @param goesOn whether there are further rows
     */
    public record Page(List<Row> rows, @Nullable Instant knownAt, boolean goesOn) {}

    private final Transactions transactions;
    private final Worklist worklist;
    private final Upstream upstream;
    private final FindTasks tasks;
    private final FindPeople people;
    private final FindSuggestions suggestions;
    private final HousingMatters housing;

    FindWorklist(
            Transactions transactions,
            Worklist worklist,
            Upstream upstream,
            FindTasks tasks,
            FindPeople people,
            FindSuggestions suggestions,
            HousingMatters housing) {
        this.transactions = transactions;
        this.worklist = worklist;
        this.upstream = upstream;
        this.tasks = tasks;
        this.people = people;
        this.suggestions = suggestions;
        this.housing = housing;
    }

    /** @param seenAt tasks that open later are not shown */
    public Page find(Worklist.Filter filter, Worklist.@Nullable After after, int limit, Instant seenAt) {
        return transactions.search(connection -> {
            Instant knownAt = upstream.knownAt(connection);
            List<Worklist.Item> found = worklist.list(connection, filter, after, limit + 1);
            boolean goesOn = found.size() > limit;
            return new Page(rows(connection, goesOn ? found.subList(0, limit) : found, seenAt), knownAt, goesOn);
        });
    }

    private List<Row> rows(Connection connection, List<Worklist.Item> items, Instant seenAt) throws SQLException {
        if (items.isEmpty()) {
            return List.of();
        }
        List<String> stays = items.stream().map(Worklist.Item::stay).toList();
        var open = tasks.open(connection, stays, seenAt);
        var joined = people.of(connection, stays);
        var housed = housing.ofStays(connection, stays);
        var suggested = suggestions.find(connection, stays, housed);
        return items.stream()
                .map(item -> new Row(
                        item,
                        open.getOrDefault(item.stay(), List.of()),
                        joined.getOrDefault(item.stay(), FindPeople.Joined.NOBODY),
                        suggested.getOrDefault(item.stay(), FindSuggestions.Found.NOTHING),
                        housed.getOrDefault(item.stay(), List.of())))
                .toList();
    }
}
