package org.homeward.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.homeward.acceptance.rig.Rig;
import org.homeward.local.Stack.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * R01, R02, R05, R10, R11, R2A in their short form: no acknowledged message is lost and none has its effect twice, when
 * any process is killed at any moment; and R0: an answer before the commit turns that red (the switches of relay and
 * consumer: RelayCrashTest and ConsumerCrashTest of flow-kit). The long form: ./homeward rig.
 */
class LedgerRigTest {

    private static final int STAYS = 120;

    private final Rig rig = new Rig(SharedStack.get().stack(), SharedStack.get().folder());

    @Test
    void losesNothingWhileEveryProcessIsKilledUnderLoad() throws Exception {
        Rig.Outcome outcome = rig.runUnderKills("K1", 1, 600, 40, Duration.ofSeconds(8));

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.killed()).contains(Part.values());
        assertThat(outcome.resent()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2; ADMISSION; stop.after-commit-before-ack@3",
                "3; ADMISSION; stop.after-send-before-mark@3",
                "4; CAPACITY; stop.after-commit-before-offset@3",
            })
    void losesNothingWhenAProcessHaltsBetweenTwoSteps(long seed, Part part, String fault) throws Exception {
        Rig.Outcome outcome = rig.runWithFault("H" + seed, seed, STAYS, part, fault);

        assertThat(outcome.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "5; ADMISSION; ack-before-commit,stop.after-ack-before-commit@50; was acknowledged and is stored 0 times",
            })
    void noticesSabotage(long seed, Part part, String fault, String finding) throws Exception {
        Rig.Outcome outcome = rig.runWithFault("S" + seed, seed, STAYS, part, fault);

        assertThat(outcome.findings()).anySatisfy(found -> assertThat(found).contains(finding));
    }
}
