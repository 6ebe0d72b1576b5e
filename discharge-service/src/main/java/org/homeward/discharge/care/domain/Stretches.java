package org.homeward.discharge.care.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.homeward.discharge.care.domain.Offer.Status;
import org.jspecify.annotations.Nullable;

/**
 * When a package was unfilled, and when emergency cover gave it. Unfilled: from the begin of a search until somebody
 * accepts, another search begins or it is over, as far as nobody's promise stands. Emergency cover counts from the first
 * visit to its end, or to the pause in which the package is.
 */
public final class Stretches {

    private final PackageOfCare known;
    private final Instant asOf;
    private final int emergencyTier;

    private Stretches(PackageOfCare known, int emergencyTier, Instant asOf) {
        this.known = known;
        this.emergencyTier = emergencyTier;
        this.asOf = asOf;
    }

    /** @param asOf nothing after it counts, by what is known now */
    public static List<Stretch> of(PackageOfCare known, int emergencyTier, Instant asOf) {
        Stretches of = new Stretches(known, emergencyTier, asOf);
        List<Stretch> all = new ArrayList<>(of.unfilled());
        all.addAll(of.emergency());
        return all.stream()
                .map(stretch -> stretch.within(Instant.MIN, asOf))
                .filter(stretch -> !stretch.isEmpty())
                .sorted(Comparator.comparing(Stretch::from).thenComparing(Stretch::isEmergency))
                .toList();
    }

    private List<Stretch> unfilled() {
        List<Stretch> result = new ArrayList<>();
        Instant end = closedAt();
        for (int round = known.round(); round >= 1; round--) {
            Instant begin = known.searches().get(round - 1);
            result.addAll(withoutPromise(search(round, begin, end)));
            end = begin;
        }
        return result;
    }

    private Stretch search(int round, Instant begin, Instant end) {
        Instant accepted = offers(round).stream()
                .filter(offer -> offer.status() == Status.ACCEPTED)
                .map(Offer::answeredAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(end);
        Integer tier = offers(round).stream()
                .filter(offer -> !offer.sentAt().isAfter(asOf))
                .map(Offer::tier)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Instant until = accepted.isBefore(end) ? accepted : end;
        return new Stretch(tier, null, begin, until, known.need().staffMinutesPerWeek());
    }

    private List<Stretch> withoutPromise(Stretch search) {
        List<Stretch> rest = List.of(search);
        for (Commitment promise : known.commitments()) {
            List<Stretch> next = new ArrayList<>();
            for (Stretch one : rest) {
                next.add(one.within(Instant.MIN, promise.acceptedAt()));
                next.add(one.within(end(promise), Instant.MAX));
            }
            rest = next.stream().filter(one -> !one.isEmpty()).toList();
        }
        return rest;
    }

    private List<Stretch> emergency() {
        Instant started = known.firstStartedAt();
        if (started == null) {
            return List.of();
        }
        List<Stretch> result = new ArrayList<>();
        for (Commitment promise : known.commitments()) {
            Integer tier = tier(promise);
            if (tier != null && tier >= emergencyTier) {
                Instant from = promise.acceptedAt().isBefore(started) ? started : promise.acceptedAt();
                result.add(
                        new Stretch(tier, promise.provider(), from, visitsEnd(promise), promise.staffMinutesPerWeek()));
            }
        }
        return result;
    }

    /** In which tier the provider had accepted; a review renews a promise without another offer. */
    private @Nullable Integer tier(Commitment promise) {
        return known.offers().stream()
                .filter(offer -> offer.status() == Status.ACCEPTED
                        && offer.provider().equals(promise.provider())
                        && offer.answeredAt() != null
                        && !offer.answeredAt().isAfter(promise.acceptedAt()))
                .reduce((first, second) -> second)
                .map(Offer::tier)
                .orElse(null);
    }

    private Instant visitsEnd(Commitment promise) {
        boolean isPaused = promise.paused() && promise.isLive();
        return isPaused && known.state() instanceof State.Paused paused ? paused.pausedAt() : end(promise);
    }

    private Instant end(Commitment promise) {
        Instant ended = promise.endedAt();
        return ended == null ? asOf : ended;
    }

    private Instant closedAt() {
        return switch (known.state()) {
            case State.Withdrawn withdrawn -> withdrawn.at();
            case State.Ended ended -> ended.at();
            case State.Lapsed lapsed -> lapsed.at();
            default -> asOf;
        };
    }

    private List<Offer> offers(int round) {
        return known.offers().stream().filter(offer -> offer.round() == round).toList();
    }
}
