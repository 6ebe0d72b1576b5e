package org.homeward.housing.referral.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.homeward.housing.referral.domain.JobsSoFar.One;
import org.junit.jupiter.api.Test;

/** When nothing of what was ordered for a referral is left to do. */
class JobsSoFarTest {

    @Test
    void areAllDoneWhenNoneIsOpenAndWhatFailedWasDoneAnew() {
        assertThat(allDone()).isFalse();
        assertThat(allDone("keys done")).isTrue();
        assertThat(allDone("keys done", "clean ordered")).isFalse();
        assertThat(allDone("keys done", "clean scheduled")).isFalse();
        assertThat(allDone("keys done", "clean cancelled")).isTrue();
        assertThat(allDone("keys cancelled")).isFalse();
        assertThat(allDone("keys done", "clean failed")).isFalse();
        assertThat(allDone("keys done", "clean failed", "clean done")).isTrue();
        assertThat(allDone("clean failed")).isFalse();
    }

    @Test
    void areCountedByState() {
        assertThat(jobs("keys done", "clean failed", "clean done", "damp ordered")
                        .counts())
                .isEqualTo(Map.of("done", 2, "failed", 1, "ordered", 1));
    }

    private static boolean allDone(String... jobs) {
        return jobs(jobs).allDone();
    }

    private static JobsSoFar jobs(String... jobs) {
        return new JobsSoFar(Arrays.stream(jobs)
                .map(job -> job.split(" "))
                .map(job -> new One(job[0], job[1]))
                .toList());
    }
}
