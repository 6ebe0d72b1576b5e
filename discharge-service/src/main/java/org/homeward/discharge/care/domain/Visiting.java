package org.homeward.discharge.care.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.homeward.discharge.care.domain.Brokerage.Market;
import org.homeward.discharge.care.domain.Offer.Status;
import org.homeward.discharge.care.domain.State.Accepted;
import org.homeward.discharge.care.domain.State.HandbackNotice;
import org.homeward.discharge.care.domain.State.Notice;
import org.homeward.discharge.care.domain.State.Paused;
import org.homeward.discharge.care.domain.State.Started;
import org.jspecify.annotations.Nullable;

/** What people and time do with a package that a provider has accepted (facts 5.3). */
public final class Visiting {

    /** So long before the provider accepted in Homeward the first visit may have been. */
    private static final Duration TOLD_LATE = Duration.ofDays(28);

    private static final Decision NOT_NOW = Decision.rejected(Refusal.NOT_IN_THIS_STATE);

    private Visiting() {}

    /**
     * The first visit of this provider was made; one who had given notice is free from then on.
     *
     * @param said when, not ahead and not long before the provider accepted: both may be told late
     */
    public static Decision start(PackageOfCare known, Moment said, Instant now) {
        if (!(known.sourcing() instanceof Accepted accepted)) {
            return NOT_NOW;
        }
        if (said.isAheadOf(now)) {
            return Decision.rejected(Refusal.NOT_YET);
        }
        if (said.isBefore(accepted.acceptedAt().minus(TOLD_LATE))) {
            return Decision.rejected(Refusal.LONG_BEFORE_ACCEPTANCE);
        }
        boolean isEarlier = said.isBefore(accepted.acceptedAt());
        Instant at = isEarlier ? said.earliest() : said.between(accepted.acceptedAt(), now);
        Instant released = isEarlier ? accepted.acceptedAt() : at;
        String onNotice = known.state().notice() == null ? null : known.provider();
        PackageOfCare free = onNotice == null ? known : known.released(onNotice, released);
        return Decision.accepted(free.started(accepted.provider(), at), Happened.STARTED);
    }

    /**
     * The person is in hospital or away: hours stay promised until the council's limit, and until the last visit of a
     * notice, beside which the search goes on.
     */
    public static Decision pause(PackageOfCare known, Market market) {
        Instant lapsesAt = market.now().plus(market.rules().lapseAfter());
        Paused paused = switch (known.state()) {
            case Started(String provider, Instant startedAt) ->
                new Paused(provider, startedAt, market.now(), lapsesAt, null, null);
            case HandbackNotice(String provider, Instant startedAt, Notice notice) ->
                new Paused(provider, startedAt, market.now(), lapsesAt, null, notice);
            default -> null;
        };
        return paused == null
                ? NOT_NOW
                : Decision.accepted(
                        known.mapPromise(paused.provider(), one -> one.paused(true))
                                .in(paused),
                        Happened.PAUSED);
    }

    /**
     * A paused package: the same provider makes visits again at the same level (pathway 0, facts 1.3). A lapsed one: a
     * provider is sought anew, the one that had it first and alone (pathway 1).
     */
    public static Decision restart(PackageOfCare known, Market market) {
        return switch (known.state()) {
            case Paused paused when !paused.over().isAfter(market.now()) -> lapseAndRestart(known, market);
            case Paused paused ->
                Decision.accepted(
                        known.mapPromise(paused.provider(), one -> one.paused(false))
                                .in(visited(paused)),
                        Happened.RESTARTED);
            case State.Lapsed lapsed -> Brokerage.askNext(known.inNextRound(lapsed.provider(), market.now()), market);
            default -> NOT_NOW;
        };
    }

    private static State visited(Paused paused) {
        Notice notice = paused.notice();
        return notice == null
                ? new Started(paused.provider(), paused.startedAt())
                : new HandbackNotice(paused.provider(), paused.startedAt(), notice);
    }

    private static Decision lapseAndRestart(PackageOfCare known, Market market) {
        return lapse(known, market.now()) instanceof Decision.Accepted lapsed
                ? after(Happened.LAPSED, restart(lapsed.after(), market))
                : NOT_NOW;
    }

    /**
     * The provider gives the package up. One that makes visits goes on until the last of them while the search begins
     * anew; one that had only promised, also to go on after another's notice, is free at once.
     *
     * @param said when the last visit is, not in the past
     */
    public static Decision handBack(PackageOfCare known, Instant said, Market market) {
        boolean isRunning = known.isRunning() && known.state().notice() == null;
        if (isRunning && said.isBefore(market.now().minus(Moment.AHEAD))) {
            return Decision.rejected(Refusal.LAST_VISIT_OVER);
        }
        Instant lastVisit = said.isBefore(market.now()) ? market.now() : said;
        PackageOfCare given = switch (known.state()) {
            case Started(String provider, Instant startedAt) ->
                known.in(new HandbackNotice(provider, startedAt, notice(lastVisit, market.now())));
            case Paused paused when paused.notice() == null -> known.in(paused.on(notice(lastVisit, market.now())));
            default ->
                known.sourcing() instanceof Accepted promised
                        ? known.released(promised.provider(), market.now())
                        : known;
        };
        return given.equals(known) ? NOT_NOW : after(Happened.HANDED_BACK, searched(given, market));
    }

    /** The pause has reached the limit, or the last visit of a notice: then the search beside it goes on alone. */
    public static Decision lapse(PackageOfCare known, Instant now) {
        if (!(known.state() instanceof Paused paused) || paused.over().isAfter(now)) {
            return Decision.accepted(known);
        }
        Notice notice = paused.notice();
        return Decision.accepted(
                notice == null
                        ? known.released(paused.provider(), paused.over())
                                .in(new State.Lapsed(paused.provider(), paused.startedAt(), paused.over()))
                        : Notices.over(known, paused.provider(), notice, paused.over()),
                Happened.LAPSED);
    }

    /**
     * It is over: ended if visits were made or somebody says how they came out, withdrawn while a provider is sought or has
     * only promised, also to start again.
     *
     * @param reason a code
     * @param outcome national code at the end of reablement, null where there is none
     */
    public static Decision end(PackageOfCare known, String reason, @Nullable String outcome, Instant now) {
        if (known.state().isClosed()) {
            return NOT_NOW;
        }
        String provider = known.provider();
        PackageOfCare freed = withoutOffers(known, reason, now).mapLive(one -> one.ended(now));
        Instant started = known.firstStartedAt();
        if (started == null || !known.isRunning() && outcome == null) {
            return Decision.accepted(freed.in(new State.Withdrawn(now, reason, provider)), Happened.WITHDRAWN);
        }
        String last = provider == null ? lastProvider(known) : provider;
        return Decision.accepted(freed.in(new State.Ended(last, started, now, reason, outcome)), Happened.ENDED);
    }

    static PackageOfCare withoutOffers(PackageOfCare known, String reason, Instant now) {
        return known.mapOffers(offer -> offer.isOpen() ? offer.closed(Status.WITHDRAWN, now, reason) : offer);
    }

    /** Who made the last visit, of a package that nobody has now. */
    private static String lastProvider(PackageOfCare known) {
        return known.commitments().getLast().provider();
    }

    private static Notice notice(Instant lastVisit, Instant now) {
        return new Notice(lastVisit, new State.Requested(now, now));
    }

    static Decision searched(PackageOfCare known, Market market) {
        return Brokerage.askNext(
                withoutOffers(known, "need-changed", market.now()).inNextRound(null, market.now()), market);
    }

    static Decision after(Happened first, Decision then) {
        return then instanceof Decision.Accepted(PackageOfCare after, List<Happened> events)
                ? Decision.accepted(after, first, events.getLast())
                : then;
    }
}
