package org.homeward.housing.scheme.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Counts from which a single person could be known are left out, and cannot be worked out from the others. */
class SmallNumbersTest {

    /** Told as 15, as are all from 13 on. */
    private static final int LARGEST = 17;

    private final SmallNumbers small = new SmallNumbers(false);

    @Test
    void leavesOutOneToSevenAndRoundsTheOthersToFive() {
        assertThat(small.of(0)).isZero();
        for (int count = 1; count <= 7; count++) {
            assertThat(small.of(count)).isNull();
            assertThat(small.allows(count)).isFalse();
        }
        assertThat(small.allows(8)).isTrue();
        assertThat(List.of(8, 12, 13, 17, 18, 100).stream().map(small::of)).containsExactly(10, 10, 15, 15, 20, 100);
    }

    @Test
    void roundsSums() {
        assertThat(small.sum(new BigDecimal("17.5"))).isEqualByComparingTo("20");
        assertThat(small.sum(new BigDecimal("-17"))).isEqualByComparingTo("-15");
        assertThat(small.sum(null)).isNull();
        assertThat(new SmallNumbers(true).sum(new BigDecimal("17.5"))).isEqualByComparingTo("17.5");
    }

    @Test
    void tellsAllToThoseWhoKnowThePatients() {
        SmallNumbers all = new SmallNumbers(true);
        assertThat(all.of(1)).isEqualTo(1);
        assertThat(all.parts(Map.of("home", 1, "moved", 9)))
                .containsEntry("home", 1)
                .containsEntry("moved", 9);
        assertThat(all.allows(1)).isTrue();
    }

    /** Two told parts and the whole of 27 would say that the third is 1: 13 and 13 are told as 15, 27 as 25. */
    @Test
    void leavesOutAPartMoreWhereRoundingGivesItAway() {
        assertThat(small.parts(Map.of("home", 13, "moved", 13, "died", 1)).values())
                .filteredOn(count -> count == null)
                .hasSizeGreaterThan(1);
    }

    /** S22: in 100,000 tables none of 1 to 7 is told, all others are whole fives, and telling again changes nothing. */
    @Test
    void noCellIsSmall() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 100_000; round++) {
            Map<String, Integer> counts = new HashMap<>();
            for (int i = random.nextInt(9); i >= 0; i--) {
                counts.put("p" + i, random.nextInt(random.nextBoolean() ? 9 : 60));
            }
            Map<String, Integer> told = small.parts(counts);
            assertThat(told.keySet()).isEqualTo(counts.keySet());
            for (Integer count : told.values()) {
                assertThat(count == null || count == 0 || count >= 8 && count % 5 == 0)
                        .as("seed %d: %s", seed, counts)
                        .isTrue();
                assertThat(count == null ? null : small.of(count)).isEqualTo(count);
            }
        }
    }

    /**
     * Somebody who knows these rules, the whole and what is told tries every table that there could be: no part that is left
     * out has one value alone, nor is it known to be one, two or three people. Where no part is told, all is said by the whole.
     */
    @Test
    void nobodyFindsOutASmallPart() {
        Map<List<Object>, Set<Integer>> possible = new HashMap<>();
        int sizes = LARGEST + 1;
        for (int table = 0; table < sizes * sizes * sizes * sizes; table++) {
            Map<String, Integer> counts = Map.of(
                    "a", table % sizes,
                    "b", table / sizes % sizes,
                    "c", table / (sizes * sizes) % sizes,
                    "d", table / (sizes * sizes * sizes));
            Map<String, Integer> told = small.parts(counts);
            if (told.values().stream().noneMatch(count -> count != null && count > 0)) {
                continue;
            }
            List<Object> all = new ArrayList<>(told.values());
            all.add(small.of(counts.values().stream().mapToInt(count -> count).sum()));
            told.forEach((part, count) -> {
                if (count == null) {
                    List<Object> one = new ArrayList<>(all);
                    one.add(part);
                    possible.computeIfAbsent(one, any -> new TreeSet<>()).add(counts.get(part));
                }
            });
        }
        assertThat(possible).isNotEmpty();
        possible.forEach((told, parts) ->
                assertThat(parts).as("%s", told).hasSizeGreaterThan(1).anyMatch(count -> count > 3));
    }
}
