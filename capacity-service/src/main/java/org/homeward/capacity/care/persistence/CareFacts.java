package org.homeward.capacity.care.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.capacity.care.domain.Commitment;
import org.homeward.capacity.care.domain.Declaration;
import org.homeward.capacity.care.domain.PackageVersion.Taken;
import org.homeward.capacity.care.domain.ProviderFacts;
import org.homeward.capacity.care.domain.Reservation;

/** Everything that the figures of providers can depend on: now, or as it was known at an instant. */
@ApplicationScoped
public class CareFacts {

    private final Declarations declarations;
    private final Commitments commitments;
    private final Packages packages;
    private final CapacityHolds holds;

    CareFacts(Declarations declarations, Commitments commitments, Packages packages, CapacityHolds holds) {
        this.declarations = declarations;
        this.commitments = commitments;
        this.packages = packages;
        this.holds = holds;
    }

    /** What is known now, without what can no longer matter. */
    public List<ProviderFacts> live(Connection connection, Collection<String> providers) throws SQLException {
        Map<String, List<Declaration>> declared = declarations.live(connection, providers);
        return together(
                providers,
                declared,
                commitments.live(connection, providers, oldest(declared)),
                holds.live(connection, providers));
    }

    /**
     * What was known at an instant about another.
     *
     * @param asOf what was declared, or began, after it is left out
     */
    public List<ProviderFacts> known(Connection connection, Collection<String> providers, Instant asOf, Instant knownAt)
            throws SQLException {
        Map<String, List<Commitment>> taken = new HashMap<>();
        packages.known(connection, providers, knownAt).stream()
                .flatMap(version -> version.commitments().stream())
                .forEach(one -> add(one, taken));
        return together(
                providers,
                declarations.known(connection, providers, asOf, knownAt),
                taken,
                holds.known(connection, providers, asOf, knownAt));
    }

    private static void add(Taken one, Map<String, List<Commitment>> taken) {
        taken.computeIfAbsent(one.provider(), provider -> new ArrayList<>()).add(one.commitment());
    }

    /** What ended before everything that stands was declared changes no figure. */
    private static Instant oldest(Map<String, List<Declaration>> declared) {
        return declared.values().stream()
                .flatMap(List::stream)
                .map(Declaration::declaredAt)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static List<ProviderFacts> together(
            Collection<String> providers,
            Map<String, List<Declaration>> declared,
            Map<String, List<Commitment>> taken,
            Map<String, List<Reservation>> held) {
        return providers.stream()
                .map(provider -> new ProviderFacts(
                        provider,
                        declared.getOrDefault(provider, List.of()),
                        taken.getOrDefault(provider, List.of()),
                        held.getOrDefault(provider, List.of())))
                .toList();
    }
}
