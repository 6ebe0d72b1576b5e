package org.homeward.discharge.care.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.homeward.discharge.care.domain.Past.Kept;
import org.homeward.discharge.care.domain.State.Accepted;
import org.homeward.discharge.care.domain.State.HandbackNotice;
import org.homeward.discharge.care.domain.State.Paused;
import org.homeward.discharge.care.domain.State.Started;
import org.jspecify.annotations.Nullable;

/** What happened to a package, step by step: what each of its recorded states has that the one before had not. */
public final class Steps {

    /**
     * Something that happened.
     *
     * @param at when it was so
     * @param what past tense
     * @param provider about whom it is; null for nobody
     */
    public record Step(Instant at, String what, @Nullable String provider, Instant recordedAt) {}

    private final List<Step> steps = new ArrayList<>();

    private Steps() {}

    /** @param history every state that was recorded, in order */
    public static List<Step> of(List<Kept> history) {
        Steps of = new Steps();
        PackageOfCare before = null;
        for (Kept kept : history) {
            if (before == null) {
                of.add(kept.known().requestedAt(), "requested", null, kept);
            }
            of.visits(before, kept);
            of.search(before, kept);
            of.promises(before, kept);
            before = kept.known();
        }
        return List.copyOf(of.steps);
    }

    private void search(@Nullable PackageOfCare before, Kept kept) {
        State.Sourcing then = kept.known().sourcing();
        if (before != null && Objects.equals(before.sourcing(), then)) {
            return;
        }
        if (then instanceof Accepted accepted) {
            if (before != null && before.sourcing() instanceof Accepted promised && isSame(promised, accepted)) {
                add(
                        kept.recordedAt(),
                        accepted.heldSince() == null ? "start-freed" : "start-held",
                        accepted.provider(),
                        kept);
                return;
            }
            add(accepted.acceptedAt(), "accepted", accepted.provider(), kept);
        } else if (then instanceof State.Unsourced unsourced) {
            add(unsourced.since(), "unsourced", null, kept);
        }
        boolean isOver = kept.known().state().isClosed();
        if (before != null
                && before.sourcing() instanceof Accepted promised
                && before.round() < kept.known().round()
                && !isOver) {
            add(kept.recordedAt(), "handed-back", promised.provider(), kept);
        }
    }

    private static boolean isSame(Accepted one, Accepted other) {
        return one.provider().equals(other.provider()) && one.acceptedAt().equals(other.acceptedAt());
    }

    private void visits(@Nullable PackageOfCare before, Kept kept) {
        State was = before == null ? new State.Draft() : before.state();
        State is = kept.known().state();
        if (is.equals(was)) {
            return;
        }
        String provider = is.provider();
        boolean goesOn =
                Objects.equals(was.visitsSince(), is.visitsSince()) && Objects.equals(was.provider(), provider);
        switch (is) {
            case Started started when !goesOn -> add(started.startedAt(), "started", provider, kept);
            case HandbackNotice notice when !goesOn -> add(notice.startedAt(), "started", provider, kept);
            case Started started when was instanceof Paused -> add(kept.recordedAt(), "restarted", provider, kept);
            case HandbackNotice notice
            when was instanceof Paused -> add(kept.recordedAt(), "restarted", provider, kept);
            case Paused paused -> paused(was, paused, kept);
            case State.Lapsed lapsed -> add(lapsed.at(), "lapsed", lapsed.provider(), kept);
            case State.Withdrawn withdrawn -> add(withdrawn.at(), "withdrawn", withdrawn.provider(), kept);
            case State.Ended ended -> add(ended.at(), "ended", ended.provider(), kept);
            default -> {}
        }
        if (is.notice() != null && was.notice() == null) {
            add(kept.recordedAt(), "handed-back", provider, kept);
        }
    }

    private void paused(State was, Paused is, Kept kept) {
        if (!(was instanceof Paused)) {
            add(is.pausedAt(), "paused", is.provider(), kept);
        }
        Instant asked = is.restartAskedAt();
        boolean isAskedAnew = !(was instanceof Paused before) || !Objects.equals(before.restartAskedAt(), asked);
        if (asked != null && isAskedAnew) {
            add(asked, "restart-asked", is.provider(), kept);
        }
    }

    /** A provider is free of its promise; one that a review has renewed is not. */
    private void promises(@Nullable PackageOfCare before, Kept kept) {
        if (before == null) {
            return;
        }
        for (Commitment one : kept.known().commitments()) {
            Instant ended = one.endedAt();
            boolean wasLive = before.commitments().stream()
                    .anyMatch(other -> other.isLive()
                            && other.provider().equals(one.provider())
                            && other.acceptedAt().equals(one.acceptedAt()));
            boolean isRenewed = kept.known().commitments().stream()
                    .anyMatch(other -> other.provider().equals(one.provider())
                            && other.acceptedAt().equals(ended));
            if (ended != null && wasLive && !isRenewed) {
                add(ended, "released", one.provider(), kept);
            }
        }
    }

    private void add(Instant at, String what, @Nullable String provider, Kept kept) {
        steps.add(new Step(at, what, provider, kept.recordedAt()));
    }
}
