package org.homeward.discharge.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeward.discharge.task.persistence.TaskLists;
import org.homeward.discharge.task.persistence.Tasks;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.outbox.Upstream;
import org.jspecify.annotations.Nullable;

/** Tasks as they stand. */
@ApplicationScoped
public class FindTasks {

    /** @param knownAt recorded time up to which what hospitals say is in here; null at first */
    public record Found(
            List<Tasks.Recorded> items, @Nullable Instant knownAt) {}

    private final Transactions transactions;
    private final Tasks tasks;
    private final TaskLists lists;
    private final Upstream upstream;

    FindTasks(Transactions transactions, Tasks tasks, TaskLists lists, Upstream upstream) {
        this.transactions = transactions;
        this.tasks = tasks;
        this.lists = lists;
        this.upstream = upstream;
    }

    public Found list(TaskLists.Filter filter, TaskLists.@Nullable After after, int limit) {
        return transactions.search(connection -> {
            Instant knownAt = upstream.knownAt(connection);
            return new Found(lists.list(connection, filter, after, limit), knownAt);
        });
    }

    public Tasks.@Nullable Recorded find(UUID id) {
        return transactions.<Tasks.@Nullable Recorded>run(connection -> tasks.find(connection, id));
    }

    /** Everything that was done with a task. */
    public List<Tasks.Step> history(UUID id) {
        return transactions.run(connection -> tasks.history(connection, id));
    }

    /** The open tasks of each of these stays that has any. */
    public Map<String, List<Tasks.Recorded>> open(Collection<String> stays, Instant seenAt) {
        return stays.isEmpty() ? Map.of() : transactions.run(connection -> open(connection, stays, seenAt));
    }

    /** The same within the transaction that reads more. */
    public Map<String, List<Tasks.Recorded>> open(Connection connection, Collection<String> stays, Instant seenAt)
            throws SQLException {
        return lists.open(connection, stays, seenAt);
    }
}
