package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.homeward.discharge.persistence.Upstream;
import org.homeward.discharge.persistence.Worklist;
import org.homeward.kit.db.Transactions;
import org.jspecify.annotations.Nullable;

/** Who is ready to go, by how long they have waited. */
@ApplicationScoped
public class FindWorklist {

    /** @param knownAt recorded time up to which what hospitals say is in here; null at first */
    public record Found(List<Worklist.Item> items, @Nullable Instant knownAt) {}

    private final Transactions transactions;
    private final Worklist worklist;
    private final Upstream upstream;

    FindWorklist(Transactions transactions, Worklist worklist, Upstream upstream) {
        this.transactions = transactions;
        this.worklist = worklist;
        this.upstream = upstream;
    }

    public Found find(Worklist.Filter filter, Worklist.@Nullable After after, int limit) {
        return transactions.search(connection -> {
            Instant knownAt = upstream.knownAt(connection);
            return new Found(worklist.list(connection, filter, after, limit), knownAt);
        });
    }
}
