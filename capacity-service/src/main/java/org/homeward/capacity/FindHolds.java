package org.homeward.capacity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.homeward.capacity.persistence.Holds;
import org.homeward.kit.db.Transactions;
import org.jspecify.annotations.Nullable;

/** Holds of a trust's beds. */
@ApplicationScoped
public class FindHolds {

    private final Transactions transactions;
    private final Holds holds;

    FindHolds(Transactions transactions, Holds holds) {
        this.transactions = transactions;
        this.holds = holds;
    }

    /** The hold with this id, null if there is none. */
    public Holds.@Nullable Recorded find(UUID id) {
        return transactions.<Holds.@Nullable Recorded>run(connection -> holds.find(connection, id));
    }

    /**
     * Holds in the order of their ids.
     *
     * @param trust of the bed, null for all
     * @param bed null for all
     */
    public List<Holds.Recorded> list(
            @Nullable String trust, @Nullable String bed, boolean liveOnly, @Nullable String after, int limit) {
        return transactions.search(connection -> holds.list(connection, trust, bed, liveOnly, after, limit));
    }
}
