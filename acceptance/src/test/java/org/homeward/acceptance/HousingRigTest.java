package org.homeward.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.homeward.acceptance.rig.HousingRig;
import org.homeward.local.Stack.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever is killed between a referral and a flat, each answered command stands once, no flat is given twice and
 * everybody is shown the same; and R0: a booking that nobody hears of is found.
 */
class HousingRigTest {

    private static final List<Part> SERVICES = List.of(Part.HOUSING, Part.DISCHARGE, Part.CAPACITY, Part.HOUSING);

    private final HousingRig rig =
            new HousingRig(SharedStack.get().stack(), SharedStack.get().folder());

    @Test
    void keepsEachPromiseOfAHomeWhileServicesAreKilled() throws Exception {
        HousingRig.Outcome outcome = rig.runUnderKills(1, SERVICES, Duration.ofSeconds(6));

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.killed()).containsAll(SERVICES);
        assertThat(outcome.repeated()).isPositive();
        assertThat(outcome.refused()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2; HOUSING; stop.after-commit-before-answer@12",
                "3; HOUSING; stop.after-send-before-mark@8",
                "4; HOUSING; stop.after-commit-before-offset@4",
            })
    void keepsEachPromiseOfAHomeWhenAServiceHaltsBetweenTwoSteps(long seed, Part part, String stopPoint)
            throws Exception {
        assertThat(rig.runWithHalt(seed, part, stopPoint).findings()).isEmpty();
    }

    @Test
    void noticesABookingThatIsForgotten() throws Exception {
        assertThat(rig.findingsOfAForgottenBooking(5))
                .anySatisfy(found -> assertThat(found).contains("is taken on").contains("shown as taken on []"));
    }
}
