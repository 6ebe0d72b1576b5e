package org.homeward.capacity.care.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Availability equals the arithmetic at every instant, of hours, of those by two carers and of each band, whatever was
 * declared, accepted, reviewed and ended, in any order.
 */
class AvailabilityPropertyTest {

    private static final int SEEDS = 4_000;

    @Test
    void saysAtEveryInstantWhatAClerkWithASlateSays() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomProvider random = new RandomProvider(seed);
            for (int minute = 0; minute < RandomProvider.LENGTH + 16; minute += 3) {
                CareOracle oracle = new CareOracle(random, minute);
                Map<Line, Map<String, Long>> available = new TreeMap<>();
                Map<Line, Long> undeclared = new TreeMap<>();
                for (Availability line : at(random, seed, minute)) {
                    if (line.amount() == null) {
                        undeclared.put(line.line(), line.acceptedSince().amount());
                    } else {
                        available.put(line.line(), CareOracle.figures(line));
                    }
                }
                assertThat(available).as("seed %d, minute %d", seed, minute).isEqualTo(oracle.available());
                assertThat(undeclared).as("seed %d, minute %d", seed, minute).isEqualTo(oracle.undeclared());
            }
        }
    }

    @Test
    void isTheSameForEveryOrderOfTheFacts() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomProvider random = new RandomProvider(seed);
            assertThat(at(random, 1, RandomProvider.LENGTH))
                    .as("seed %d", seed)
                    .isEqualTo(at(random, 2, RandomProvider.LENGTH));
        }
    }

    @Test
    void isNeverNegativeInSilence() {
        for (long seed = 0; seed < SEEDS; seed++) {
            for (Availability line : at(new RandomProvider(seed), seed, RandomProvider.LENGTH)) {
                List<Long> figures = new ArrayList<>();
                figures.add(line.amount());
                figures.add(line.doubleHanded());
                figures.addAll(line.slots() == null ? List.of() : line.slots().values());
                assertThat(line.isOverCommitted()).isEqualTo(figures.stream().anyMatch(f -> f != null && f < 0));
                assertThat(line.paused().amount()).isNotNegative();
            }
        }
    }

    /** What is shown could be declared: no more hours by two carers than hours. */
    @Test
    void isNeverMoreByTwoCarersThanInAll() {
        for (long seed = 0; seed < SEEDS; seed++) {
            for (Availability line : at(new RandomProvider(seed), seed, RandomProvider.LENGTH)) {
                if (line.doubleHanded() != null) {
                    assertThat(line.doubleHanded()).as("seed %d", seed).isLessThanOrEqualTo(line.amount());
                }
            }
        }
    }

    /** One-touch "unchanged": what was shown still stands the moment after, in every line. */
    @Test
    void confirmingTheFigureShownLeavesItAsItIs() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomProvider random = new RandomProvider(seed);
            Instant now = RandomProvider.minute(RandomProvider.LENGTH);
            Map<Line, Map<String, Long>> shown = new TreeMap<>();
            for (Availability line : at(random, seed, RandomProvider.LENGTH)) {
                Confirmation.of(line, now).ifPresent(again -> {
                    shown.put(line.line(), CareOracle.figures(line));
                    random.declarations.add(new Declaration(
                            java.util.UUID.randomUUID(),
                            again.line(),
                            again.free(),
                            now,
                            now.plusNanos(1),
                            "unchanged"));
                });
            }
            for (Availability line : at(random, seed, RandomProvider.LENGTH)) {
                if (line.amount() != null) {
                    assertThat(CareOracle.figures(line)).as("seed %d", seed).isEqualTo(shown.get(line.line()));
                }
            }
        }
    }

    /** Between two of these instants no figure changes. */
    @Test
    void knowsWhenAFigureChangesByItself() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomProvider random = new RandomProvider(seed);
            ProviderFacts facts = random.facts(seed);
            Instant now = RandomProvider.minute(RandomProvider.LENGTH);
            Instant next = facts.changesAfter(now);
            Instant last = next == null ? now.plus(Duration.ofDays(1)) : next.minusMillis(1);
            assertThat(figures(facts, last)).as("seed %d", seed).isEqualTo(figures(facts, now));
        }
    }

    private static Map<Line, String> figures(ProviderFacts facts, Instant at) {
        Map<Line, String> figures = new TreeMap<>();
        DeriveAvailability.at(facts, at)
                .forEach(line ->
                        figures.put(line.line(), line.amount() + " " + line.isExpiredAt(at) + " " + line.paused()));
        return figures;
    }

    private static java.util.List<Availability> at(RandomProvider random, long order, int minute) {
        return DeriveAvailability.at(random.facts(order), RandomProvider.minute(minute));
    }
}
