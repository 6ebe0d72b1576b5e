package org.homeward.capacity.care.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.homeward.capacity.care.domain.WhatIf.Balance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of 40 hours that wait, 200 that run and 30 that are free. */
class WhatIfTest {

    private static final Balance NOW = new Balance(4000, 20_000, 3000);

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 4000, 20000, 3000, 1000",
        "10000, 0, 0, 4400, 22000, 1000, 3400",
        "-50000, 0, 0, 2000, 10000, 13000, -11000",
        "0, 20000, 0, 4000, 24000, -1000, 5000",
        "0, -12500, 0, 4000, 17500, 5500, -1500",
        "10000, -10000, 0, 4400, 19800, 3200, 1200",
        "0, 0, 1000, 4000, 20000, 4000, 0",
        "-100000, 0, -3000, 0, 0, 20000, -20000",
        "1, 0, 0, 4000, 20000, 3000, 1000",
        "13, 0, 0, 4001, 20003, 2997, 1004",
    })
    void takesFromWhatIsFreeWhatRunsBeyond(
            long demandBy, long lengthBy, long freeBy, long waiting, long running, long free, long gap) {
        Balance then = new WhatIf(demandBy, lengthBy, Map.of(1, freeBy)).of(1, NOW);
        assertThat(then).isEqualTo(new Balance(waiting, running, free));
        assertThat(then.gap()).isEqualTo(gap);
    }

    @Test
    void addsWhatIsFreeToItsPathwayAlone() {
        WhatIf more = new WhatIf(0, 0, Map.of(2, 500L));
        assertThat(more.of(1, NOW)).isEqualTo(NOW);
        assertThat(more.of(2, NOW).free()).isEqualTo(3500);
    }
}
