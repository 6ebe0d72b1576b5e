package org.homeward.capacity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.capacity.FindBeds.Freshness;
import org.homeward.capacity.persistence.Holds;
import org.homeward.kit.db.SqlWork;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.outbox.Upstream;
import org.jspecify.annotations.Nullable;

/** Holds of a trust's beds. Stays end them: how complete the answer is depends on what has been heard of stays. */
@ApplicationScoped
public class FindHolds {

    /** What was found. */
    public record Found(Freshness freshness, List<Holds.Recorded> holds) {}

    private final Transactions transactions;
    private final Holds holds;
    private final Upstream upstream;
    private final Duration staleAfter;

    FindHolds(
            Transactions transactions,
            Holds holds,
            Upstream upstream,
            @ConfigProperty(name = "homeward.stale-after") Duration staleAfter) {
        this.transactions = transactions;
        this.holds = holds;
        this.upstream = upstream;
        this.staleAfter = staleAfter;
    }

    /** The hold with this id, in a list of one or none. */
    public Found find(UUID id) {
        return found(connection -> {
            Holds.Recorded hold = holds.find(connection, id);
            return hold == null ? List.of() : List.of(hold);
        });
    }

    /**
     * Holds in the order of their ids.
     *
     * @param trust of the bed, null for all
     * @param bed null for all
     */
    public Found list(
            @Nullable String trust, @Nullable String bed, boolean liveOnly, @Nullable String after, int limit) {
        return found(connection -> holds.list(connection, trust, bed, liveOnly, after, limit));
    }

    /** What is complete is read first: what the statement after it sees may be more, never less. */
    private Found found(SqlWork<List<Holds.Recorded>> search) {
        return transactions.search(connection -> {
            Freshness freshness = Freshness.now(upstream.knownAt(connection), Instant.now(), staleAfter);
            return new Found(freshness, search.with(connection));
        });
    }
}
