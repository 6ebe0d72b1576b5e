package org.homeward.discharge.care.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.homeward.discharge.care.domain.Offer.Status;
import org.homeward.discharge.care.domain.Past.Kept;
import org.homeward.discharge.care.domain.State.Paused;
import org.jspecify.annotations.Nullable;

/**
 * When a package was unfilled, and when emergency cover gave it: a fold of its states as they were recorded, each with the
 * need of its own time. Unfilled: while somebody is sought, as far as nobody's promise stands. Emergency cover: while one
 * makes visits, from its first, not while they are paused or another still makes them.
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

    /**
     * @param history every state that was recorded, in order, the last of them {@code known}
     * @param asOf nothing after it counts, by what is known now
     */
    public static List<Stretch> of(PackageOfCare known, List<Kept> history, int emergencyTier, Instant asOf) {
        Stretches of = new Stretches(known, emergencyTier, asOf);
        List<Stretch> all = new ArrayList<>();
        PackageOfCare before = null;
        for (int i = 0; i < history.size(); i++) {
            Kept state = history.get(i);
            Instant until = i + 1 < history.size() ? history.get(i + 1).recordedAt() : asOf;
            all.addAll(of.unfilled(state.known(), state.recordedAt(), until));
            all.addAll(of.emergency(before, state, until));
            before = state.known();
        }
        return joined(all.stream()
                .map(stretch -> stretch.within(Instant.MIN, asOf))
                .filter(stretch -> !stretch.isEmpty())
                .sorted(Comparator.comparing(Stretch::from).thenComparing(Stretch::isEmergency))
                .toList());
    }

    private List<Stretch> unfilled(PackageOfCare then, Instant from, Instant until) {
        boolean isSought = switch (then.sourcing()) {
            case State.Requested requested -> true;
            case State.Offered offered -> true;
            case State.Unsourced unsourced -> true;
            case null, default -> false;
        };
        return isSought
                ? withoutPromise(new Stretch(
                        tier(then.round()), null, from, until, then.need().staffMinutesPerWeek()))
                : List.of();
    }

    /** The highest tier that was asked in a search; null where nobody could be asked. */
    private @Nullable Integer tier(int round) {
        return known.offers().stream()
                .filter(offer -> offer.round() == round && !offer.sentAt().isAfter(asOf))
                .map(Offer::tier)
                .max(Comparator.naturalOrder())
                .orElse(null);
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

    private List<Stretch> emergency(@Nullable PackageOfCare before, Kept state, Instant until) {
        PackageOfCare then = state.known();
        Instant startedAt = then.state() instanceof Paused ? null : then.state().visitsSince();
        Commitment promise = promise(then);
        Offer accepted = promise == null ? null : acceptance(promise);
        if (startedAt == null || promise == null || accepted == null || accepted.contractTier() < emergencyTier) {
            return List.of();
        }
        Instant from = isGoingOn(before, then) ? state.recordedAt() : later(startedAt, accepted.answeredAt());
        int minutes = promise.staffMinutesPerWeek();
        return List.of(new Stretch(accepted.contractTier(), promise.provider(), from, until, minutes)
                .within(Instant.MIN, lastEnd(promise)));
    }

    /** Whether the same provider had made its first visit before; a first visit may be told later than it was. */
    private static boolean isGoingOn(@Nullable PackageOfCare before, PackageOfCare then) {
        return before != null
                && Objects.equals(before.provider(), then.provider())
                && Objects.equals(before.state().visitsSince(), then.state().visitsSince());
    }

    /** What who makes the visits had promised then. */
    private static @Nullable Commitment promise(PackageOfCare then) {
        return then.commitments().stream()
                .filter(one -> one.isLive() && one.provider().equals(then.provider()))
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /** The offer by which the provider had accepted; a review renews a promise without another one. */
    private @Nullable Offer acceptance(Commitment promise) {
        return known.offers().stream()
                .filter(offer -> offer.status() == Status.ACCEPTED
                        && offer.provider().equals(promise.provider())
                        && offer.answeredAt() != null
                        && !offer.answeredAt().isAfter(promise.acceptedAt()))
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /** When a promise ended, by what is known now: the last visit of a notice is noted a moment after it. */
    private Instant lastEnd(Commitment then) {
        return known.commitments().stream()
                .filter(one -> one.provider().equals(then.provider())
                        && one.acceptedAt().equals(then.acceptedAt()))
                .findFirst()
                .map(this::end)
                .orElse(asOf);
    }

    private Instant end(Commitment promise) {
        Instant ended = promise.endedAt();
        return ended == null ? asOf : ended;
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    /** What goes on unchanged over another state is one. */
    private static List<Stretch> joined(List<Stretch> sorted) {
        List<Stretch> result = new ArrayList<>();
        for (Stretch one : sorted) {
            int before = lastBefore(result, one);
            if (before < 0) {
                result.add(one);
            } else {
                result.set(before, result.get(before).until(one.until()));
            }
        }
        return result;
    }

    private static int lastBefore(List<Stretch> result, Stretch next) {
        for (int i = result.size() - 1; i >= 0; i--) {
            Stretch one = result.get(i);
            if (one.until().equals(next.from()) && one.until(next.until()).equals(next.since(one.from()))) {
                return i;
            }
        }
        return -1;
    }
}
