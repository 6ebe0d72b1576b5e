package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.discharge.care.domain.Cases.DAY;
import static org.homeward.discharge.care.domain.Cases.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.homeward.discharge.care.domain.Brokerage.Market;
import org.homeward.discharge.care.domain.Offer.Status;
import org.homeward.discharge.care.domain.StayStanding.Presence;
import org.junit.jupiter.api.Test;

/** Whatever is asked of a package in whatever order, while the clock moves, its invariants hold. */
class PackagePropertyTest {

    private static final int RUNS = 20_000;
    private static final int STEPS = 25;

    @Test
    void keepsItsInvariantsWhateverIsAsked() {
        for (long seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            Instant now = NOON;
            PackageOfCare known = Cases.draft();
            for (int step = 0; step < STEPS; step++) {
                now = now.plus(Duration.ofMinutes(random.nextInt(random.nextInt(10) == 0 ? 20_000 : 90)));
                if (step(known, random, market(random, now)) instanceof Decision.Accepted accepted) {
                    known = accepted.after();
                    check(known, seed);
                }
            }
        }
    }

    private static Decision step(PackageOfCare known, Random random, Market market) {
        Instant now = market.now();
        return switch (random.nextInt(15)) {
            case 0 -> Brokerage.request(known, market);
            case 1, 2 -> Answering.accept(known, anyOffer(known, random), now.plus(DAY), now);
            case 3, 4 -> Answering.decline(known, anyOffer(known, random), "staffing", market);
            case 5 -> Visiting.start(known, Moment.at(now), now);
            case 6 -> Visiting.pause(known, market);
            case 7 -> Visiting.restart(known, market);
            case 8 -> Visiting.handBack(known, now.plus(Duration.ofHours(random.nextInt(48))), market);
            case 9 -> random.nextInt(4) == 0 ? Visiting.end(known, "other", null, now) : Brokerage.goOn(known, market);
            case 10 ->
                Reviewing.review(known, Cases.visits(15 * (1 + random.nextInt(2)), 1 + random.nextInt(2)), market);
            case 11 -> Loop.admitted(known, Cases.stay(Presence.ADMITTED, false), market);
            case 12 -> Loop.discharged(known, now);
            case 13 -> Answering.view(known, anyOffer(known, random));
            default -> Loop.overdue(known, market);
        };
    }

    private static void check(PackageOfCare known, long seed) {
        boolean isAsking = known.sourcing() instanceof State.Offered;
        assertThat(known.offers().stream().anyMatch(Offer::isOpen))
                .as("open offers while %s, seed %d", known.state(), seed)
                .isEqualTo(isAsking);
        known.offers().stream()
                .filter(offer -> offer.status() == Status.ACCEPTED)
                .collect(Collectors.groupingBy(Offer::round))
                .forEach((round, accepted) ->
                        assertThat(accepted).as("seed %d", seed).hasSize(1));
        List<String> committed = known.commitments().stream()
                .filter(Commitment::isLive)
                .map(Commitment::provider)
                .toList();
        assertThat(committed)
                .as("promises while %s, seed %d", known.state(), seed)
                .containsExactlyInAnyOrderElementsOf(expected(known));
        assertThat(known.commitments())
                .as("paused while %s, seed %d", known.state(), seed)
                .allMatch(one -> one.paused()
                        == (one.isLive()
                                && known.state() instanceof State.Paused paused
                                && paused.provider().equals(one.provider())));
        assertThat(known.commitments())
                .as("seed %d", seed)
                .allMatch(
                        one -> !one.isLive() || one.visits().equals(known.need().visits()));
        assertThat(known.offers()).extracting(Offer::id).doesNotHaveDuplicates();
    }

    private static List<String> expected(PackageOfCare known) {
        List<String> expected = new ArrayList<>();
        if (!known.state().isClosed() && known.provider() != null) {
            expected.add(known.provider());
        }
        if (known.isRunning() && known.sourcing() instanceof State.Accepted next) {
            expected.add(next.provider());
        }
        return expected;
    }

    private static Market market(Random random, Instant now) {
        List<Provider> providers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            if (random.nextInt(3) > 0) {
                providers.add(Cases.provider("P" + i, 1 + i / 2));
            }
        }
        return new Market(providers, Rules.USUAL, now);
    }

    private static UUID anyOffer(PackageOfCare known, Random random) {
        return known.offers().isEmpty()
                ? new UUID(9, 9)
                : known.offers().get(random.nextInt(known.offers().size())).id();
    }
}
