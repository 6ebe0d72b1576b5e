package org.homeward.discharge.care.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.homeward.discharge.care.domain.Offer.Status;

/**
 * Whom to ask next. First, alone, the provider who had accepted before; then the lowest tier in which somebody has not
 * been asked; emergency cover is the last tier (facts 5.1: all packages go to tier 1 first, what it cannot take to tier
 * 2). Nobody known at all leaves the package requested; everybody asked in vain leaves it unsourced.
 */
public final class Brokerage {

    /** The tier of the one who had accepted before. */
    public static final int PREVIOUS = 0;

    private Brokerage() {}

    /** What brokerage knows of the world when it decides. */
    public record Market(List<Provider> providers, Rules rules, Instant now) {

        public Market {
            providers = List.copyOf(providers);
        }

        /** The same at another time. */
        Market at(Instant time) {
            return new Market(providers, rules, time);
        }
    }

    /** Begins the search of a package that nobody was asked about. */
    public static Decision request(PackageOfCare draft, Market market) {
        if (!(draft.state() instanceof State.Draft)) {
            return Decision.rejected(Refusal.NOT_IN_THIS_STATE);
        }
        return askNext(draft, market);
    }

    /** Time is over, or somebody new is known: goes on where that is due, and else changes nothing that is told. */
    public static Decision goOn(PackageOfCare known, Market market) {
        return switch (known.sourcing()) {
            case State.Offered offered
            when !offered.deadline().isAfter(market.now()) -> askNext(expired(known, market.now()), market);
            case State.Requested waiting -> unlessNobody(known, market);
            case State.Unsourced failed -> unlessNobody(known, market);
            case null, default -> Decision.accepted(known);
        };
    }

    /** Asks the next ones; open offers must be closed by now. */
    static Decision askNext(PackageOfCare before, Market market) {
        TreeMap<Integer, List<Offer.Asked>> tiers = notAsked(before, market.providers());
        if (!tiers.isEmpty()) {
            int tier = tiers.firstKey();
            return Decision.accepted(offered(before, tier, tiers.firstEntry().getValue(), market), Happened.OFFERED);
        }
        return before.ofThisRound().isEmpty()
                ? Decision.accepted(before.sought(waiting(market.now(), market)), Happened.REQUESTED)
                : Decision.accepted(before.sought(new State.Unsourced(market.now())), Happened.UNSOURCED);
    }

    private static Decision unlessNobody(PackageOfCare known, Market market) {
        if (!notAsked(known, market.providers()).isEmpty()) {
            return askNext(known, market);
        }
        return known.sourcing() instanceof State.Requested before
                ? Decision.accepted(known.sought(waiting(before.since(), market)))
                : Decision.accepted(known);
    }

    private static State.Requested waiting(Instant since, Market market) {
        return new State.Requested(since, market.now().plus(market.rules().lookAgain()));
    }

    private static PackageOfCare offered(PackageOfCare before, int tier, List<Offer.Asked> providers, Market market) {
        Instant deadline = market.now().plus(market.rules().answerWithin());
        List<Offer> sent = new ArrayList<>();
        for (Offer.Asked provider : providers) {
            sent.add(Offer.sent(before, provider, tier, market.now(), deadline));
        }
        return before.withMore(sent).sought(new State.Offered(tier, deadline));
    }

    private static PackageOfCare expired(PackageOfCare known, Instant now) {
        return known.mapOffers(offer -> offer.isOpen() ? offer.closed(Status.EXPIRED, now, null) : offer);
    }

    /** By tier, in the order of their ids, those who serve the need and were not asked in this round. */
    private static TreeMap<Integer, List<Offer.Asked>> notAsked(PackageOfCare known, List<Provider> providers) {
        Set<String> asked = known.ofThisRound().stream().map(Offer::provider).collect(Collectors.toSet());
        TreeMap<Integer, List<Offer.Asked>> tiers = new TreeMap<>();
        for (Provider provider : providers) {
            OptionalInt tier = provider.tierFor(known.need());
            boolean isPrevious = provider.id().equals(known.previous());
            if (tier.isPresent()
                    && !asked.contains(provider.id())
                    && (isPrevious || !known.isHandedBackBy(provider.id()))) {
                int place = isPrevious ? PREVIOUS : tier.getAsInt();
                tiers.computeIfAbsent(place, none -> new ArrayList<>())
                        .add(new Offer.Asked(provider.id(), tier.getAsInt()));
            }
        }
        tiers.values().forEach(some -> some.sort(Comparator.comparing(Offer.Asked::provider)));
        return tiers;
    }
}
