package org.homeward.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchPlanTest {

    @Test
    void readsWhatIsWrittenAndKnowsTheRest() {
        assertThat(BenchPlan.parse("--seconds", "3", "reads"))
                .isEqualTo(
                        new BenchPlan(Duration.ofSeconds(90), Duration.ofSeconds(3), List.of(BenchPlan.Phase.READS)));
        assertThat(BenchPlan.parse().phases()).containsExactly(BenchPlan.Phase.values());
    }

    @ParameterizedTest
    @CsvSource({
        "raeds, names of [intake",
        "--secnods 3, names of [intake",
        "--seconds x, --seconds takes a whole number of seconds from 1",
        "--seconds, --seconds takes a whole number of seconds from 1"
    })
    void saysWhatToWriteInstead(String line, String words) {
        assertThatThrownBy(() -> BenchPlan.parse(line.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }
}
