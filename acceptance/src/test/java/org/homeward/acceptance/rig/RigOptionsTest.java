package org.homeward.acceptance.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RigOptionsTest {

    @Test
    void readsWhatIsWrittenAndKnowsTheRest() {
        assertThat(RigOptions.parse("--outage", "5m", "--seed", "7"))
                .isEqualTo(new RigOptions(10, 1000, 200, 7, Duration.ofMinutes(5), null, null, null));
        assertThat(RigOptions.parse("--care", "3").care()).isEqualTo(3);
        assertThat(RigOptions.parse("--housing", "4").housing()).isEqualTo(4);
        assertThat(RigOptions.parse("--sabotage", "2").sabotage()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "--runs x, --runs takes a whole number from 1",
        "--care 0, --care takes a whole number from 1",
        "--outage soon, --outage takes a length such as",
        "--outage -1m, --outage takes a length such as",
        "--rnus 3, The rig takes --runs",
        "--care, The rig takes --runs"
    })
    void saysWhatToWriteInstead(String line, String words) {
        assertThatThrownBy(() -> RigOptions.parse(line.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }
}
