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

    /** A provider has promised. @param startsAt when it means to start */
    record Accepted(String provider, int tier, Instant acceptedAt, Instant startsAt) implements Sourcing {}

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
     */
    record Paused(
            String provider,
            Instant startedAt,
            Instant pausedAt,
            Instant lapsesAt,
            @Nullable Instant restartAskedAt) implements State {

        Paused restartAsked(@Nullable Instant at) {
            return new Paused(provider, startedAt, pausedAt, lapsesAt, at);
        }
    }

    /**
     * The provider has given notice; visits go on until the last one while another is sought.
     *
     * @param next how far that search is
     */
    record HandbackNotice(String provider, Instant startedAt, Instant lastVisit, Sourcing next) implements State {}

    /** A pause was longer than the limit: restarting means finding a provider anew (pathway 1 instead of 0). */
    record Lapsed(String provider, Instant startedAt, Instant at) implements State {}

    /** It will not be needed; nothing brings it back by itself. @param provider who had accepted, if somebody had */
    record Withdrawn(Instant at, String reason, @Nullable String provider) implements State {

        /** Whether the person is still to leave hospital, so that the need can return. */
        public boolean mayBeNeededAgain() {
            return reason.equals("criteria-met-again");
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

    /** When time alone changes it, null if it does not. */
    default @Nullable Instant due() {
        return switch (this) {
            case Requested requested -> requested.lookAgain();
            case Offered offered -> offered.deadline();
            case Paused paused -> paused.lapsesAt();
            case HandbackNotice notice ->
                earlier(notice.lastVisit(), notice.next().due());
            default -> null;
        };
    }

    /** Whether it is over for good. */
    default boolean isClosed() {
        return this instanceof Lapsed || this instanceof Withdrawn || this instanceof Ended;
    }

    private static Instant earlier(Instant a, @Nullable Instant b) {
        return b != null && b.isBefore(a) ? b : a;
    }
}
