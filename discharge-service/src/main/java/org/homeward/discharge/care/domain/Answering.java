package org.homeward.discharge.care.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.homeward.discharge.care.domain.Brokerage.Market;
import org.homeward.discharge.care.domain.Offer.Status;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says to its offer. The first acceptance wins and every other offer is lost there and then; an answer
 * to an offer that is closed, or whose time is over, is refused with the reason (facts 5.3).
 */
public final class Answering {

    /** So long before its answer a provider may have made the first visit, as in {@link Visiting#start}. */
    private static final Duration TOLD_LATE = Duration.ofDays(28);

    /** Who names a day further ahead has mistaken the year. */
    private static final Duration FURTHEST = Duration.ofDays(366);

    private Answering() {}

    /** The provider has looked at its offer; what is closed stays as it is. */
    public static Decision view(PackageOfCare known, UUID offer) {
        Offer asked = known.offer(offer);
        if (asked == null || asked.status() != Status.SENT) {
            return Decision.accepted(known);
        }
        return Decision.accepted(
                known.mapOffers(one -> one.id().equals(offer) ? one.viewed() : one), Happened.OFFER_ANSWERED);
    }

    /** @param startsAt when the provider means to make the first visit, or made it: told late, as by telephone */
    public static Decision accept(PackageOfCare known, UUID offer, Instant startsAt, Instant now) {
        Offer asked = known.offer(offer);
        Refusal closed = refusal(asked, now);
        Refusal refusal = closed == null ? refusal(startsAt, now) : closed;
        if (asked == null || refusal != null) {
            return Decision.rejected(refusal == null ? Refusal.NOT_IN_THIS_STATE : refusal);
        }
        PackageOfCare answered = known.mapOffers(one ->
                !one.isOpen() ? one : one.closed(one.id().equals(offer) ? Status.ACCEPTED : Status.LOST, now, null));
        return Decision.accepted(
                answered.committed(asked.provider(), now)
                        .sought(new State.Accepted(asked.provider(), asked.contractTier(), now, startsAt, null)),
                Happened.ACCEPTED);
    }

    /** When the last open offer is declined, the next tier is asked at once. */
    public static Decision decline(PackageOfCare known, UUID offer, String reason, Market market) {
        Offer asked = known.offer(offer);
        Refusal refusal = refusal(asked, market.now());
        if (refusal != null) {
            return Decision.rejected(refusal);
        }
        PackageOfCare answered = known.mapOffers(
                one -> one.id().equals(offer) ? one.closed(Status.DECLINED, market.now(), reason) : one);
        return answered.offers().stream().anyMatch(Offer::isOpen)
                ? Decision.accepted(answered, Happened.OFFER_ANSWERED)
                : Brokerage.askNext(answered, market);
    }

    private static @Nullable Refusal refusal(Instant startsAt, Instant now) {
        if (startsAt.isBefore(now.minus(TOLD_LATE))) {
            return Refusal.STARTED_LONG_AGO;
        }
        return startsAt.isAfter(now.plus(FURTHEST)) ? Refusal.STARTS_TOO_LATE : null;
    }

    private static @Nullable Refusal refusal(@Nullable Offer asked, Instant now) {
        if (asked == null) {
            return Refusal.NOT_IN_THIS_STATE;
        }
        return switch (asked.status()) {
            case SENT, VIEWED -> asked.deadline().isAfter(now) ? null : Refusal.OFFER_EXPIRED;
            case ACCEPTED -> Refusal.OFFER_ACCEPTED;
            case DECLINED -> Refusal.OFFER_DECLINED;
            case EXPIRED -> Refusal.OFFER_EXPIRED;
            case WITHDRAWN -> Refusal.OFFER_WITHDRAWN;
            case LOST -> Refusal.OFFER_LOST;
        };
    }
}
