package org.homeward.capacity.flat;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.capacity.FindBeds.Freshness;
import org.homeward.capacity.flat.domain.FlatVersion;
import org.homeward.capacity.flat.domain.StepDownFlat;
import org.homeward.capacity.flat.persistence.FlatHistory;
import org.homeward.capacity.flat.persistence.FlatUpstream;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.kafka.KafkaSettings;
import org.jspecify.annotations.Nullable;

/**
 * Flats as they were known at an instant. Bookings that are over are told of no more, so what was true in the past is
 * taken from what had been recorded by then.
 */
@ApplicationScoped
public class FindVacancies {

    private static final int AT_ONCE = 500;

    /** @param asOf the instant described @param knownAt null for everything known now */
    public record Question(Instant asOf, @Nullable Instant knownAt) {

        /** Up to when what was recorded counts. */
        private Instant recordedBy() {
            return knownAt == null || knownAt.isAfter(asOf) ? asOf : knownAt;
        }
    }

    /** In the order of their ids. @param next the last id if there are more */
    public record Page(
            Freshness freshness,
            List<FlatVersion> flats,
            @Nullable String next) {}

    private final Transactions transactions;
    private final FlatHistory history;
    private final FlatUpstream upstream;
    private final int partitions;
    private final Duration staleAfter;

    FindVacancies(
            Transactions transactions,
            FlatHistory history,
            FlatUpstream upstream,
            KafkaSettings kafka,
            @ConfigProperty(name = "homeward.stale-after") Duration staleAfter) {
        this.transactions = transactions;
        this.history = history;
        this.upstream = upstream;
        this.partitions = kafka.partitions();
        this.staleAfter = staleAfter;
    }

    /** @param after the last id that was seen, empty at the beginning @param limit none with 0: how fresh, and whether any */
    public Page page(Question question, Predicate<StepDownFlat> matches, String after, int limit) {
        return transactions.search(connection -> page(connection, question, matches, after, limit));
    }

    private Page page(
            Connection connection, Question question, Predicate<StepDownFlat> matches, String after, int limit)
            throws SQLException {
        Freshness freshness = Freshness.now(upstream.knownAt(connection, partitions), Instant.now(), staleAfter)
                .about(question.asOf(), question.knownAt());
        List<FlatVersion> found = new ArrayList<>();
        List<FlatVersion> some = history.known(connection, question.recordedBy(), after, AT_ONCE);
        while (!some.isEmpty()) {
            for (FlatVersion one : some) {
                if (matches.test(one.flat())) {
                    if (found.size() == limit) {
                        String last =
                                found.isEmpty() ? after : found.getLast().flat().id();
                        return new Page(freshness, found, last);
                    }
                    found.add(one);
                }
            }
            some = history.known(
                    connection, question.recordedBy(), some.getLast().flat().id(), AT_ONCE);
        }
        return new Page(freshness, found, null);
    }
}
