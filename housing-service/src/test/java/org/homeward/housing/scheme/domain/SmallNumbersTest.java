package org.homeward.housing.scheme.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Counts from which a single person could be known are left out, and cannot be worked out from the others. */
class SmallNumbersTest {

    private final SmallNumbers small = new SmallNumbers(false);

    @Test
    void leavesOutOneToFour() {
        assertThat(small.of(0)).isZero();
        assertThat(small.of(1)).isNull();
        assertThat(small.of(4)).isNull();
        assertThat(small.of(5)).isEqualTo(5);
    }

    @Test
    void leavesOutAPartWhoseRestIsSmall() {
        assertThat(small.part(16, 20)).isNull();
        assertThat(small.part(20, 20)).isEqualTo(20);
        assertThat(small.part(15, 20)).isEqualTo(15);
        assertThat(small.part(0, 3)).isNull();
    }

    @Test
    void tellsAllToThoseWhoKnowThePatients() {
        SmallNumbers all = new SmallNumbers(true);
        assertThat(all.of(1)).isEqualTo(1);
        assertThat(all.part(16, 20)).isEqualTo(16);
        assertThat(all.parts(Map.of("home", 1))).containsEntry("home", 1);
        assertThat(all.allows(1)).isTrue();
    }

    /** Whoever knows the whole and what is told knows no part that is small. */
    @Test
    void noSmallPartFollowsFromTheOthers() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            Map<String, Integer> counts = new HashMap<>();
            for (int i = 0; i < 4; i++) {
                counts.put("p" + i, random.nextInt(9));
            }
            Map<String, Integer> told = small.parts(counts);
            long hidden = told.values().stream().filter(count -> count == null).count();
            long somebody = counts.values().stream().filter(count -> count > 0).count();
            assertThat(told.values())
                    .as("seed %d: %s", seed, counts)
                    .noneMatch(count -> count != null && count > 0 && count < SmallNumbers.FEWEST);
            assertThat(hidden == 1 && somebody > 1)
                    .as("seed %d: %s", seed, counts)
                    .isFalse();
        }
    }
}
