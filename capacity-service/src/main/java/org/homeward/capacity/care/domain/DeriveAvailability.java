package org.homeward.capacity.care.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a provider at an instant, from all facts about it; the same for every order in which they came. An
 * acceptance takes from, and an end gives back to, the line that was declared for the area at that instant: the sector,
 * or else its district.
 */
public final class DeriveAvailability {

    private final Instant at;
    private final SortedMap<Line, List<Declaration>> declared = new TreeMap<>();
    private final SortedMap<Line, Tally> tallies = new TreeMap<>();

    private DeriveAvailability(ProviderFacts facts, Instant at) {
        this.at = at;
        facts.declarations().stream()
                .filter(declaration -> !declaration.declaredAt().isAfter(at))
                .sorted(Declaration.ORDER)
                .forEach(declaration -> declared.computeIfAbsent(declaration.line(), line -> new ArrayList<>())
                        .add(declaration));
    }

    /** What has been counted for a line. */
    private static final class Tally {
        private Load accepted = Load.NONE;
        private Load ended = Load.NONE;
        private Load held = Load.NONE;
        private Load paused = Load.NONE;
        private Load running = Load.NONE;
        private @Nullable Instant observedAt;

        private void observe(Instant recordedAt) {
            observedAt = observedAt == null || recordedAt.isAfter(observedAt) ? recordedAt : observedAt;
        }
    }

    /** A line for each that is offered, and for each in which somebody works without a declaration. */
    public static List<Availability> at(ProviderFacts facts, Instant at) {
        DeriveAvailability derivation = new DeriveAvailability(facts, at);
        facts.commitments().forEach(derivation::count);
        facts.reservations().forEach(derivation::count);
        return derivation.lines();
    }

    private void count(Commitment commitment) {
        if (!commitment.isAcceptedBy(at)) {
            return;
        }
        Line taken = since(commitment.line(), commitment.acceptedAt());
        Instant end = commitment.endedAt();
        Line given = end == null || !commitment.isEndedBy(at) ? null : since(commitment.line(), end);
        observe(taken, commitment);
        observe(given, commitment);
        if (taken != null && !taken.equals(given)) {
            tally(taken).accepted = tally(taken).accepted.plus(commitment.load());
        }
        if (given != null && !given.equals(taken)) {
            tally(given).ended = tally(given).ended.plus(commitment.load());
        }
        if (!commitment.isEndedBy(at)) {
            run(commitment);
        }
    }

    private void run(Commitment commitment) {
        Line now = offered(commitment.line(), null);
        Tally tally = tally(now == null ? commitment.line() : now);
        tally.running = tally.running.plus(commitment.load());
        tally.observe(commitment.recordedAt());
        if (commitment.isPausedAt(at)) {
            tally.paused = tally.paused.plus(commitment.load());
        }
    }

    private void count(Reservation reservation) {
        if (reservation.isInForceAt(at)) {
            Line now = offered(reservation.line(), null);
            Tally tally = tally(now == null ? reservation.line() : now);
            tally.held = tally.held.plus(Load.of(reservation.amount()));
        }
        if (!reservation.from().isAfter(at)) {
            Line line = since(reservation.line(), reservation.from());
            if (line != null) {
                tally(line).observe(reservation.end().isAfter(at) ? reservation.from() : reservation.end());
            }
        }
    }

    /** The line that an event of this instant counts in, if it came after the declaration that stands there now. */
    private @Nullable Line since(Line line, Instant when) {
        Line offered = offered(line, when);
        Declaration now = offered == null ? null : standing(offered, null);
        return now != null && now.declaredAt().isBefore(when) ? offered : null;
    }

    /** @param before only what was declared before this instant; null for all that is known */
    private @Nullable Line offered(Line line, @Nullable Instant before) {
        for (Line candidate : List.of(line, line.inDistrict())) {
            Declaration standing = standing(candidate, before);
            if (standing != null && standing.free() != null) {
                return candidate;
            }
        }
        return null;
    }

    private @Nullable Declaration standing(Line line, @Nullable Instant before) {
        List<Declaration> all = declared.getOrDefault(line, List.of());
        for (int i = all.size() - 1; i >= 0; i--) {
            if (before == null || all.get(i).declaredAt().isBefore(before)) {
                return all.get(i);
            }
        }
        return null;
    }

    private void observe(@Nullable Line line, Commitment commitment) {
        if (line != null) {
            tally(line).observe(commitment.recordedAt());
        }
    }

    private Tally tally(Line line) {
        return tallies.computeIfAbsent(line, one -> new Tally());
    }

    private List<Availability> lines() {
        List<Availability> result = new ArrayList<>();
        declared.keySet().forEach(this::tally);
        for (Map.Entry<Line, Tally> entry : tallies.entrySet()) {
            Declaration standing = standing(entry.getKey(), null);
            if (standing != null && standing.free() != null) {
                result.add(declared(standing, entry.getValue()));
            } else if (entry.getValue().running.amount() > 0) {
                result.add(undeclared(entry.getKey(), entry.getValue()));
            }
        }
        return result;
    }

    private static Availability declared(Declaration standing, Tally tally) {
        tally.observe(standing.recordedAt());
        return availability(standing.line(), standing, tally.accepted, tally);
    }

    private static Availability undeclared(Line line, Tally tally) {
        return availability(line, null, tally.running, tally);
    }

    private static Availability availability(Line line, @Nullable Declaration standing, Load accepted, Tally tally) {
        Instant observedAt = tally.observedAt == null ? Instant.EPOCH : tally.observedAt;
        return new Availability(line, standing, accepted, tally.ended, tally.held, tally.paused, observedAt);
    }
}
