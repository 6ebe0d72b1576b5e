package org.homeward.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.homeward.acceptance.rig.Rig;
import org.homeward.acceptance.rig.Sabotage;
import org.homeward.local.Stack.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * R01, R02, R05, R08, R10 in their short form: no acknowledged message is lost and none has its effect twice, when
 * any process is killed at any moment; and R0: each wrong behaviour that the services can be told turns that red, every
 * time. The long form: ./homeward rig.
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
    @EnumSource
    void losesNothingWhenAProcessHaltsBetweenTwoSteps(Rig.Halt halt) throws Exception {
        long seed = 2 + halt.ordinal();
        Rig.Outcome outcome = rig.runWithHalt("H" + seed, seed, STAYS, halt);

        assertThat(outcome.findings()).isEmpty();
    }

    @Test
    void appliesOnceWhatComesAgain() throws Exception {
        assertThat(rig.runWithRedelivery("H4", 4, STAYS).findings()).isEmpty();
    }

    @Test
    void takesMessagesWhileTheBrokerIsAwayAndSaysThatItsPictureIsOld() throws Exception {
        assertThat(rig.runWithoutBroker("B1", 13, STAYS).findings()).isEmpty();
    }

    @Test
    void setsBadRecordsAsideWhileTheOthersFlow() throws Exception {
        assertThat(rig.runWithBadRecords("B2", 14, STAYS).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "5; ack-before-commit; was acknowledged and is stored 0 times",
                "6; mark-before-send; ends on the topic at null",
                "7; auto-commit; and shows []",
                "8; no-dedup; was acknowledged and is stored 2 times",
                "15; apply-again; rebuild found differences",
                "17; skip-bad-records; was set aside 2 times",
                "18; set-neighbours-aside; and shows []",
            })
    void noticesSabotage(long seed, String behaviour, String finding) throws Exception {
        List<String> findings =
                new Sabotage(SharedStack.get().stack(), SharedStack.get().folder()).findings(behaviour, seed);

        assertThat(findings).anySatisfy(found -> assertThat(found).contains(finding));
    }
}
