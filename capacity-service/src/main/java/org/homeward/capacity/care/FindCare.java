package org.homeward.capacity.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.capacity.FindBeds.Freshness;
import org.homeward.capacity.care.domain.Availability;
import org.homeward.capacity.care.domain.DeriveAvailability;
import org.homeward.capacity.care.domain.Line;
import org.homeward.capacity.care.domain.ProviderFacts;
import org.homeward.capacity.care.persistence.CareFacts;
import org.homeward.capacity.care.persistence.CareUpstream;
import org.homeward.capacity.care.persistence.Providers;
import org.homeward.capacity.care.persistence.Providers.Version;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.kafka.KafkaSettings;
import org.jspecify.annotations.Nullable;

/** What providers had free at any instant, by what is known now or was known at any other. */
@ApplicationScoped
public class FindCare {

    private static final int AT_ONCE = 500;
    private static final Instant FOREVER = Instant.parse("9999-01-01T00:00:00Z");

    /**
     * @param asOf null for now
     * @param knownAt null for everything known now
     */
    public record Question(@Nullable Instant asOf, @Nullable Instant knownAt) {}

    /** A line, and its provider as it was known; null if nobody had described it. */
    public record Found(String provider, @Nullable Version description, Availability line) {}

    /** Where to go on: the last line that was seen. */
    public record After(String provider, Line line) {}

    /** Some of the lines, in the order of provider, area and service; {@code next} is there if there are more. */
    public record Page(
            Freshness freshness,
            List<Found> lines,
            @Nullable After next) {}

    private final Transactions transactions;
    private final Providers providers;
    private final CareFacts facts;
    private final CareUpstream upstream;
    private final int partitions;
    private final Duration staleAfter;

    FindCare(
            Transactions transactions,
            Providers providers,
            CareFacts facts,
            CareUpstream upstream,
            KafkaSettings kafka,
            @ConfigProperty(name = "homeward.stale-after") Duration staleAfter) {
        this.transactions = transactions;
        this.providers = providers;
        this.facts = facts;
        this.upstream = upstream;
        this.partitions = kafka.partitions();
        this.staleAfter = staleAfter;
    }

    public Page page(Question question, Predicate<Availability> matches, @Nullable After after, int limit) {
        return transactions.search(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read read only");
            }
            return page(connection, question, matches, after, limit);
        });
    }

    private Page page(
            Connection connection, Question question, Predicate<Availability> matches, @Nullable After after, int limit)
            throws SQLException {
        Instant now = Instant.now();
        Instant asOf = question.asOf() == null ? now : question.asOf();
        Instant knownAt = question.knownAt() == null ? FOREVER : question.knownAt();
        Freshness freshness = freshness(connection, question, asOf, now);
        List<Found> found = new ArrayList<>();
        List<String> ids = after == null ? providers.ids(connection, null, AT_ONCE) : List.of(after.provider());
        while (!ids.isEmpty()) {
            Map<String, Version> described = providers.known(connection, ids, knownAt);
            for (ProviderFacts one : facts.known(connection, ids, asOf, knownAt)) {
                for (Availability line : DeriveAvailability.at(one, asOf)) {
                    if (!isPast(one.provider(), line, after) && matches.test(line)) {
                        if (found.size() == limit) {
                            Found last = found.getLast();
                            return new Page(
                                    freshness,
                                    found,
                                    new After(last.provider(), last.line().line()));
                        }
                        found.add(new Found(one.provider(), described.get(one.provider()), line));
                    }
                }
            }
            ids = providers.ids(connection, ids.getLast(), AT_ONCE);
        }
        return new Page(freshness, found, null);
    }

    private static boolean isPast(String provider, Availability line, @Nullable After after) {
        return after != null && provider.equals(after.provider()) && line.line().compareTo(after.line()) <= 0;
    }

    private Freshness freshness(Connection connection, Question question, Instant asOf, Instant now)
            throws SQLException {
        return Freshness.now(upstream.knownAt(connection, partitions), now, staleAfter)
                .about(asOf, question.knownAt());
    }
}
