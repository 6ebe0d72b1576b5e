package org.homeward.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.homeward.acceptance.rig.CareRig;
import org.homeward.local.Stack.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * R29 in its short form: whatever is killed between fit and the first visit, each case ends done, compensated or listed;
 * and R0: an acceptance that capacity-service never hears of is found. The long form: ./homeward rig --care.
 */
class CareRigTest {

    private static final List<Part> SERVICES =
            List.of(Part.DISCHARGE, Part.CAPACITY, Part.ADMISSION, Part.GATEWAY, Part.DISCHARGE);

    private final CareRig rig =
            new CareRig(SharedStack.get().stack(), SharedStack.get().folder());

    @Test
    void endsEachCaseWhileEveryServiceIsKilled() throws Exception {
        CareRig.Outcome outcome = rig.runUnderKills(1, SERVICES, Duration.ofSeconds(6));

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.killed()).containsAll(SERVICES);
        assertThat(outcome.repeated()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2; ADMISSION; stop.after-commit-before-ack:A01@3",
                "13; ADMISSION; stop.after-commit-before-ack:A03@2",
                "3; ADMISSION; stop.after-send-before-mark:homeward.admission.patient-admitted.v1@3",
                "14; ADMISSION; stop.after-send-before-mark:homeward.admission.patient-discharged.v1@2",
                "4; CAPACITY; stop.after-commit-before-offset@8",
                "7; DISCHARGE; stop.after-commit-before-offset@5",
                "8; DISCHARGE; stop.after-commit-before-answer:criteria-to-reside@3",
                "9; DISCHARGE; stop.after-commit-before-answer:packages-of-care@3",
                "10; DISCHARGE; stop.after-commit-before-answer:accept@3",
                "11; DISCHARGE; stop.after-commit-before-answer:start@2",
                "12; DISCHARGE; stop.after-send-before-mark@8",
            })
    void endsEachCaseWhenAServiceHaltsBetweenTwoSteps(long seed, Part part, String stopPoint) throws Exception {
        assertThat(rig.runWithHalt(seed, part, stopPoint).findings()).isEmpty();
    }

    @Test
    void endsEachCaseWhenAServiceIsKilledBetweenTwoTiers() throws Exception {
        CareRig.Outcome outcome = rig.runOverADeadline(6, Duration.ofSeconds(10), Duration.ofSeconds(45));

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.people()).isEqualTo(6);
    }

    @Test
    void noticesAnAcceptanceThatIsForgotten() throws Exception {
        assertThat(rig.findingsOfAForgottenAcceptance(5))
                .anySatisfy(found -> assertThat(found).contains("has 99986 hours free and shows 99993"));
    }
}
