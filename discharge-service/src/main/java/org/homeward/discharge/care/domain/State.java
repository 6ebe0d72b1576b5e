package org.homeward.discharge.care.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a package of care stands (facts 5.3). What a state does not have cannot be asked of it. */
public sealed interface State {

    /** Being written down; nobody is asked yet. */
    record Draft() implements State {}

    /** How far the search for a provider has come. */
    sealed interface Sourcing extends State {}

    /**
     * Nobody who could be asked is known; it is tried again when somebody appears.
     *
     * @param since when that was found
     * @param lookAgain when to look again, should an appearance have been missed
     */
    record Requested(Instant since, Instant lookAgain) implements Sourcing {}

    /** A tier has its offers. @param deadline when its time is over */
    record Offered(int tier, Instant deadline) implements Sourcing {}

    /**
     * A provider has promised.
     *
     * @param tier in which it stands by its contract, also where it was asked first
     * @param startsAt when it means to start
     * @param heldSince since when the person is in hospital again, by another stay than the package's; null while not
     */
    record Accepted(
            String provider,
            int tier,
            Instant acceptedAt,
            Instant startsAt,
            @Nullable Instant heldSince) implements Sourcing {

        Accepted held(@Nullable Instant since) {
            return new Accepted(provider, tier, acceptedAt, startsAt, since);
        }
    }

    /** Everybody was asked, emergency cover too, and nobody took it. */
    record Unsourced(Instant since) implements Sourcing {}

    /** Beside a notice: nobody is sought any more, for it will not be needed. @param provider who had promised by then */
    record CalledOff(Instant at, String reason, @Nullable String provider) implements Sourcing {}

    /** Visits are made. */
    record Started(String provider, Instant startedAt) implements State {}

    /**
     * The person is in hospital, or away.
     *
     * @param lapsesAt the council's limit: then the provider is free of its promise
     * @param restartAskedAt when the provider was asked to start again, null while the person is away
     * @param notice that the provider has given, before or since; null for none
     */
    record Paused(
            String provider,
            Instant startedAt,
            Instant pausedAt,
            Instant lapsesAt,
            @Nullable Instant restartAskedAt,
            @Nullable Notice notice)
            implements State {

        Paused restartAsked(@Nullable Instant at) {
            return new Paused(provider, startedAt, pausedAt, lapsesAt, at, notice);
        }

        Paused on(Notice given) {
            return new Paused(provider, startedAt, pausedAt, lapsesAt, restartAskedAt, given);
        }

        /** When the provider is free: at the limit, or at the last visit of its notice. */
        public Instant over() {
            return notice != null && notice.lastVisit().isBefore(lapsesAt) ? notice.lastVisit() : lapsesAt;
        }
    }

    /** The provider has given notice; visits go on until the last one while another is sought. */
    record HandbackNotice(String provider, Instant startedAt, Notice notice) implements State {}

    /**
     * That a provider gives the package up.
     *
     * @param next how far the search for another is
     */
    record Notice(Instant lastVisit, Sourcing next) {

        Notice sought(Sourcing other) {
            return new Notice(lastVisit, other);
        }
    }

    /** A pause was longer than the limit: restarting means finding a provider anew (pathway 1 instead of 0). */
    record Lapsed(String provider, Instant startedAt, Instant at) implements State {}

    /** It will not be needed; nothing brings it back by itself. @param provider who had accepted, if somebody had */
    record Withdrawn(Instant at, String reason, @Nullable String provider) implements State {

        /** Whether its stay ruled it out: what a stay tells can be taken back, and then the need returns. */
        public boolean mayBeNeededAgain() {
            return StayStanding.isTold(reason);
        }
    }

    /** Visits are over. @param outcome national code at the end of reablement, null for other services */
    record Ended(
            String provider,
            Instant startedAt,
            Instant at,
            String reason,
            @Nullable String outcome) implements State {}

    /** As callers and events say it. */
    default String code() {
        return switch (this) {
            case Draft draft -> "draft";
            case Requested requested -> "requested";
            case Offered offered -> "offered";
            case Accepted accepted -> "accepted";
            case Unsourced unsourced -> "unsourced";
            case CalledOff calledOff -> "called-off";
            case Started started -> "started";
            case Paused paused -> "paused";
            case HandbackNotice notice -> "handback-notice";
            case Lapsed lapsed -> "lapsed";
            case Withdrawn withdrawn -> "withdrawn";
            case Ended ended -> "ended";
        };
    }

    /** Who makes the visits, or has promised to; null while nobody has. */
    default @Nullable String provider() {
        return null;
    }

    /** When the first visit of the provider was made that makes them, or interrupts them; null where nobody does. */
    default @Nullable Instant visitsSince() {
        return switch (this) {
            case Started started -> started.startedAt();
            case Paused paused -> paused.startedAt();
            case HandbackNotice notice -> notice.startedAt();
            default -> null;
        };
    }

    /** What whoever makes the visits has given; null for none. */
    default @Nullable Notice notice() {
        return null;
    }

    /** How far the search for a provider is; null while none is sought. */
    default @Nullable Sourcing sourcing() {
        Notice notice = notice();
        return this instanceof Sourcing sourcing ? sourcing : notice == null ? null : notice.next();
    }

    /** That it will not be needed, or not after the last visit of a notice; null while it may be. */
    default @Nullable Withdrawn withdrawal() {
        return switch (this) {
            case Withdrawn withdrawn -> withdrawn;
            case HandbackNotice notice -> withdrawal(notice.notice());
            case Paused paused -> paused.notice() == null ? null : withdrawal(paused.notice());
            default -> null;
        };
    }

    /** What a stay has ruled out, which is to be looked at again if that is taken back; null where it has ruled out nothing. */
    default @Nullable Withdrawn ruledOut() {
        if (this instanceof Ended ended && StayStanding.HAS_DIED.equals(ended.reason())) {
            return new Withdrawn(ended.at(), ended.reason(), ended.provider());
        }
        Withdrawn withdrawn = withdrawal();
        return withdrawn != null && withdrawn.mayBeNeededAgain() ? withdrawn : null;
    }

    private static @Nullable Withdrawn withdrawal(Notice notice) {
        return notice.next() instanceof CalledOff(Instant at, String reason, String provider)
                ? new Withdrawn(at, reason, provider)
                : null;
    }

    /** When time alone changes it, null if it does not. */
    default @Nullable Instant due() {
        return switch (this) {
            case Requested requested -> requested.lookAgain();
            case Offered offered -> offered.deadline();
            case Paused paused -> earlier(paused.over(), paused.notice());
            case HandbackNotice(String provider, Instant startedAt, Notice notice) ->
                earlier(notice.lastVisit(), notice);
            default -> null;
        };
    }

    /** When it was over for good; null while it is not. */
    default @Nullable Instant closedAt() {
        return switch (this) {
            case Lapsed lapsed -> lapsed.at();
            case Withdrawn withdrawn -> withdrawn.at();
            case Ended ended -> ended.at();
            default -> null;
        };
    }

    /** Why it was over for good, as a code; null while it is not. */
    default @Nullable String endReason() {
        return switch (this) {
            case Lapsed lapsed -> "lapsed";
            case Withdrawn withdrawn -> withdrawn.reason();
            case Ended ended -> ended.reason();
            default -> null;
        };
    }

    /** Whether it is over for good. */
    default boolean isClosed() {
        return closedAt() != null;
    }

    private static Instant earlier(Instant end, @Nullable Notice notice) {
        Instant sought = notice == null ? null : notice.next().due();
        return sought != null && sought.isBefore(end) ? sought : end;
    }
}
