package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.discharge.care.domain.Cases.NOON;
import static org.homeward.discharge.care.domain.Cases.after;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.homeward.discharge.care.domain.Brokerage.Market;
import org.junit.jupiter.api.Test;

/**
 * The ledger says of every hour what somebody says who looks at the package each hour and keeps a tally, of the minutes
 * that are needed or given then.
 */
class StretchesPropertyTest {

    private static final int SEEDS = 2_000;
    private static final int HOURS = 120;
    private static final int EMERGENCY = 9;
    private static final Rules RULES = new Rules(
            Duration.ofHours(2),
            Duration.ofHours(48),
            Duration.ofHours(6),
            Duration.ofMinutes(1),
            Duration.ofDays(42),
            EMERGENCY);

    @Test
    void saysOfEveryHourWhatATallySays() {
        int emergencies = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Watch watch = new Watch(new Random(seed));
            for (int hour = 0; hour < HOURS; hour++) {
                watch.hour(NOON.plus(Duration.ofHours(hour)));
            }
            Instant end = NOON.plus(Duration.ofHours(HOURS));
            List<Stretch> stretches = Stretches.of(watch.known, watch.history, EMERGENCY, end);
            assertThat(minuteHours(stretches, false))
                    .as("unfilled, seed %d", seed)
                    .isEqualTo(watch.unfilled);
            assertThat(minuteHours(stretches, true))
                    .as("emergency, seed %d", seed)
                    .isEqualTo(watch.emergency);
            emergencies += watch.emergency;
        }
        assertThat(emergencies).isPositive();
    }

    private static int minuteHours(List<Stretch> stretches, boolean emergency) {
        return (int) stretches.stream()
                .filter(stretch -> stretch.isEmergency() == emergency)
                .mapToLong(stretch -> stretch.minuteSeconds() / 3600)
                .sum();
    }

    /** Somebody with a tally. */
    private static final class Watch {
        private final Random random;
        private final Map<String, Integer> tiers = new HashMap<>();
        private final List<Past.Kept> history = new ArrayList<>();
        private PackageOfCare known = Cases.draft();
        private int unfilled;
        private int emergency;

        Watch(Random random) {
            this.random = random;
        }

        void hour(Instant now) {
            Market market = market(now);
            become(
                    known.state() instanceof State.Draft
                            ? Brokerage.request(known, market)
                            : Loop.overdue(known, market),
                    now);
            if (random.nextInt(3) == 0) {
                become(step(now, market), now);
            }
            if (known.sourcing() instanceof State.Accepted accepted) {
                tiers.put(accepted.provider(), accepted.tier());
            }
            unfilled += isUnfilled() ? known.need().staffMinutesPerWeek() : 0;
            emergency += covers();
        }

        private boolean isUnfilled() {
            return switch (known.state()) {
                case State.Requested requested -> true;
                case State.Offered offered -> true;
                case State.Unsourced unsourced -> true;
                default -> false;
            };
        }

        /** Who is paused, or has only promised to go on, makes no visits. */
        private int covers() {
            boolean isVisited = known.state() instanceof State.Started || known.state() instanceof State.HandbackNotice;
            return isVisited && isCover(known.provider())
                    ? known.commitments().stream()
                            .filter(one -> one.isLive() && one.provider().equals(known.provider()))
                            .mapToInt(Commitment::staffMinutesPerWeek)
                            .sum()
                    : 0;
        }

        private boolean isCover(String provider) {
            return tiers.getOrDefault(provider, 0) >= EMERGENCY;
        }

        private Decision step(Instant now, Market market) {
            return switch (random.nextInt(9)) {
                case 0, 1 -> Answering.accept(known, anyOffer(), now.plus(Duration.ofHours(1)), now);
                case 2 -> Answering.decline(known, anyOffer(), "staffing", market);
                case 3, 4 -> Visiting.start(known, Moment.at(now), now);
                case 5 -> Visiting.handBack(known, now.plus(Duration.ofHours(1 + random.nextInt(9))), market);
                case 6 -> Visiting.pause(known, market);
                case 7 -> Reviewing.review(known, Cases.visits(15 * (1 + random.nextInt(4)), 1), market);
                default ->
                    random.nextInt(3) > 0 ? Visiting.restart(known, market) : Visiting.end(known, "other", null, now);
            };
        }

        private void become(Decision decision, Instant now) {
            if (decision instanceof Decision.Accepted && !after(decision).equals(known)) {
                known = after(decision);
                history.add(new Past.Kept(known, now));
            }
        }

        private UUID anyOffer() {
            return known.offers().isEmpty()
                    ? new UUID(9, 9)
                    : known.offers().get(random.nextInt(known.offers().size())).id();
        }

        private Market market(Instant now) {
            List<Provider> providers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                if (random.nextInt(3) > 0) {
                    providers.add(Cases.provider("P" + i, i < 2 ? 1 + i : EMERGENCY));
                }
            }
            return new Market(providers, RULES, now);
        }
    }
}
