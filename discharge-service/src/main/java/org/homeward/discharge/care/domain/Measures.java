package org.homeward.discharge.care.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.homeward.discharge.care.domain.Offer.Status;
import org.jspecify.annotations.Nullable;

/**
 * How long answers and starts took, what became of people at the end of reablement, and what reviews changed, of one
 * group of packages and offers in one time.
 */
public final class Measures {

    /** Minutes a week before and after a review. */
    public record Review(int careBefore, int careAfter, int staffBefore, int staffAfter, Instant at) {}

    private final Instant from;
    private final Instant until;
    private final List<Duration> answers = new ArrayList<>();
    private final List<Duration> starts = new ArrayList<>();
    private final Map<String, Integer> closed = new TreeMap<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final List<Review> reviews = new ArrayList<>();

    /** @param until not included */
    public Measures(Instant from, Instant until) {
        this.from = from;
        this.until = until;
    }

    /** An offer that was closed in this time; only a provider's own answer tells how long it took. */
    public void add(Offer offer) {
        Instant answeredAt = offer.answeredAt();
        if (answeredAt == null || !isIn(answeredAt)) {
            return;
        }
        closed.merge(offer.status().code(), 1, Integer::sum);
        if (offer.status() == Status.ACCEPTED || offer.status() == Status.DECLINED) {
            answers.add(Duration.between(offer.sentAt(), answeredAt));
        }
    }

    /** A package whose first visit was made in this time. */
    public void addStart(PackageOfCare known) {
        Instant started = known.firstStartedAt();
        Offer accepted = startedFrom(known);
        if (started != null && accepted != null && isIn(started)) {
            Duration taken = Duration.between(Objects.requireNonNull(accepted.answeredAt()), started);
            starts.add(taken.isNegative() ? Duration.ZERO : taken);
        }
    }

    /** A package of reablement that ended in this time. */
    public void addOutcome(PackageOfCare known) {
        if (known.need().service() == Service.REABLEMENT
                && known.state() instanceof State.Ended ended
                && isIn(ended.at())) {
            outcomes.merge(ended.outcome() == null ? "not-stated" : ended.outcome(), 1, Integer::sum);
        }
    }

    public void add(Review review) {
        if (isIn(review.at())) {
            reviews.add(review);
        }
    }

    /** The offer from whose acceptance the first visit followed; null if there was none. */
    public static @Nullable Offer startedFrom(PackageOfCare known) {
        Instant started = known.firstStartedAt();
        List<Offer> accepted = known.offers().stream()
                .filter(offer -> offer.status() == Status.ACCEPTED && offer.answeredAt() != null)
                .toList();
        if (started == null || accepted.isEmpty()) {
            return null;
        }
        return accepted.stream()
                .filter(offer -> !Objects.requireNonNull(offer.answeredAt()).isAfter(started))
                .reduce((first, second) -> second)
                .orElse(accepted.getFirst());
    }

    public Clock offerToAnswer() {
        return Clock.of(answers);
    }

    public Clock acceptedToStarted() {
        return Clock.of(starts);
    }

    /** Closed offers by how they ended. */
    public Map<String, Integer> closedOffers() {
        return Map.copyOf(closed);
    }

    /** Ended reablement by national outcome code. */
    public Map<String, Integer> outcomes() {
        return Map.copyOf(outcomes);
    }

    public List<Review> reviews() {
        return List.copyOf(reviews);
    }

    private boolean isIn(Instant time) {
        return !time.isBefore(from) && time.isBefore(until);
    }

    /** How long something took: how often it happened, and median and ninetieth percentile by nearest rank. */
    public record Clock(
            int count, @Nullable Duration median, @Nullable Duration p90) {

        static Clock of(List<Duration> taken) {
            List<Duration> sorted = taken.stream().sorted().toList();
            return new Clock(sorted.size(), rank(sorted, 50), rank(sorted, 90));
        }

        private static @Nullable Duration rank(List<Duration> sorted, int percent) {
            int rank = (sorted.size() * percent + 99) / 100;
            return sorted.isEmpty() ? null : sorted.get(rank - 1);
        }
    }
}
