package org.homeward.capacity;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.capacity.domain.Bed;
import org.homeward.capacity.domain.Ward;
import org.homeward.capacity.persistence.PastViews;
import org.homeward.capacity.persistence.PastViews.Times;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.outbox.Upstream;
import org.jspecify.annotations.Nullable;

/** Beds and wards as of any instant, by what is known now or was known at any other. */
@ApplicationScoped
public class FindBeds {

    private static final int AT_ONCE = 1_000;

    /**
     * What is asked.
     *
     * @param asOf null for now
     * @param knownAt null for everything known now
     * @param site null for all
     */
    public record Question(
            @Nullable Instant asOf,
            @Nullable Instant knownAt,
            @Nullable String site) {}

    /**
     * What every answer says of itself.
     *
     * @param knownAt recorded time up to which the answer is complete, null while admission-service has not been heard
     * @param stale whether that is too long ago
     */
    public record Freshness(Instant asOf, @Nullable Instant knownAt, boolean stale) {

        /**
         * By what is known now.
         *
         * @param complete recorded time up to which everything is here, null while nothing has been heard
         * @param staleAfter older than this is stale
         */
        public static Freshness now(@Nullable Instant complete, Instant now, Duration staleAfter) {
            return new Freshness(now, complete, complete == null || complete.isBefore(now.minus(staleAfter)));
        }

        /** Of the past, which is never stale once it is complete: null stands for now, and for all that is known. */
        public Freshness about(@Nullable Instant asOf, @Nullable Instant knownAt) {
            Instant described = asOf == null ? this.asOf : asOf;
            boolean past = knownAt != null && this.knownAt != null && !this.knownAt.isBefore(knownAt);
            return new Freshness(described, past ? knownAt : this.knownAt, !past && stale);
        }

        /** Of an answer that depends on both. */
        public Freshness and(Freshness other) {
            Instant least = knownAt == null || other.knownAt == null
                    ? null
                    : knownAt.isBefore(other.knownAt) ? knownAt : other.knownAt;
            return new Freshness(asOf, least, stale || other.stale);
        }
    }

    /**
     * Some of the beds, in the order of their ids.
     *
     * @param versions of the records that the gateways tell of, by bed; empty where what was known then is asked for
     * @param next the last id if there are more
     */
    public record Page(
            Freshness freshness,
            List<Bed> beds,
            Map<String, Long> versions,
            @Nullable String next) {}

    private final Transactions transactions;
    private final PastViews views;
    private final Upstream upstream;
    private final Duration staleAfter;

    FindBeds(
            Transactions transactions,
            PastViews views,
            Upstream upstream,
            @ConfigProperty(name = "homeward.stale-after") Duration staleAfter) {
        this.transactions = transactions;
        this.views = views;
        this.upstream = upstream;
        this.staleAfter = staleAfter;
    }

    /** A page of the beds that match, evaluated by the caller at the instant asked about. */
    public Page page(Question question, Predicate<Bed> matches, @Nullable String after, int limit) {
        return transactions.search(connection -> {
            Snapshot snapshot = snapshot(connection, question);
            List<Bed> found = new ArrayList<>();
            String last = after;
            while (true) {
                List<String> ids = views.targets(connection, true, question.site(), last, AT_ONCE);
                for (Bed bed : views.beds(connection, ids, snapshot.times())) {
                    if (matches.test(bed)) {
                        if (found.size() == limit) {
                            return page(connection, question, snapshot, found, true);
                        }
                        found.add(bed);
                    }
                }
                if (ids.size() < AT_ONCE) {
                    return page(connection, question, snapshot, found, false);
                }
                last = ids.getLast();
            }
        });
    }

    /** One bed; the list is empty if nothing was known of it. */
    public Page one(Question question, String bed) {
        return transactions.search(connection -> {
            Snapshot snapshot = snapshot(connection, question);
            return page(connection, question, snapshot, views.beds(connection, List.of(bed), snapshot.times()), false);
        });
    }

    private Page page(Connection connection, Question question, Snapshot snapshot, List<Bed> found, boolean more)
            throws SQLException {
        List<String> ids = found.stream().map(bed -> bed.bed().id()).toList();
        Map<String, Long> versions = question.knownAt() == null ? views.versions(connection, ids) : Map.of();
        return new Page(snapshot.freshness(), found, versions, more ? ids.getLast() : null);
    }

    /** Hands every bed and every ward to the caller. */
    public Freshness all(Question question, Consumer<Bed> beds, Consumer<Ward> wards) {
        return transactions.search(connection -> {
            Snapshot snapshot = snapshot(connection, question);
            String last = null;
            List<String> ids;
            do {
                ids = views.targets(connection, true, question.site(), last, AT_ONCE);
                views.beds(connection, ids, snapshot.times()).forEach(beds);
                last = ids.isEmpty() ? null : ids.getLast();
            } while (ids.size() == AT_ONCE);
            last = null;
            do {
                ids = views.targets(connection, false, question.site(), last, AT_ONCE);
                views.wards(connection, ids, snapshot.times()).forEach(wards);
                last = ids.isEmpty() ? null : ids.getLast();
            } while (ids.size() == AT_ONCE);
            return snapshot.freshness();
        });
    }

    private record Snapshot(Times times, Freshness freshness) {}

    /** All statements of an answer see the same state of the tables. */
    private Snapshot snapshot(Connection connection, Question question) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read read only");
        }
        Instant now = Instant.now();
        Instant asOf = question.asOf() == null ? now : question.asOf();
        Instant knownAt = question.knownAt();
        Freshness live = Freshness.now(upstream.knownAt(connection), now, staleAfter);
        Times times = knownAt == null ? Times.knownNow(asOf, now) : Times.knownAt(asOf, knownAt);
        return new Snapshot(times, live.about(asOf, knownAt));
    }
}
