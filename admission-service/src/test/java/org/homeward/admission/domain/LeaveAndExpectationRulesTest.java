package org.homeward.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.admission.domain.Feed.minute;
import static org.homeward.admission.domain.Feed.place;
import static org.homeward.admission.domain.Trigger.A01;
import static org.homeward.admission.domain.Trigger.A02;
import static org.homeward.admission.domain.Trigger.A03;
import static org.homeward.admission.domain.Trigger.A04;
import static org.homeward.admission.domain.Trigger.A14;
import static org.homeward.admission.domain.Trigger.A15;
import static org.homeward.admission.domain.Trigger.A16;
import static org.homeward.admission.domain.Trigger.A21;
import static org.homeward.admission.domain.Trigger.A22;
import static org.homeward.admission.domain.Trigger.A25;
import static org.homeward.admission.domain.Trigger.A26;
import static org.homeward.admission.domain.Trigger.A27;
import static org.homeward.admission.domain.Trigger.A52;
import static org.homeward.admission.domain.Trigger.A53;

import java.time.Instant;
import org.homeward.admission.domain.Stay.Code;
import org.homeward.admission.domain.Stay.Expectation;
import org.homeward.admission.domain.Stay.Status;
import org.junit.jupiter.api.Test;

/** Leave of absence, and what a hospital expects. */
class LeaveAndExpectationRulesTest {

    private final Feed pas = new Feed("PAS|RXX");
    private final Feed.Said admission = pas.says(A01, 10).to("W1/B1/01");

    @Test
    void duringLeaveTheBedStaysThePatients() {
        Stay stay = Folding.stay(admission, pas.says(A21, 20));

        assertThat(stay.status()).isEqualTo(Status.ON_LEAVE);
        assertThat(stay.place()).isEqualTo(place("W1/B1/01"));
    }

    @Test
    void thePatientReturnsToTheBedThatWasKept() {
        Stay stay = Folding.stay(admission, pas.says(A21, 20), pas.says(A22, 30));

        assertThat(stay.status()).isEqualTo(Status.ADMITTED);
        assertThat(stay.place()).isEqualTo(place("W1/B1/01"));
        assertThat(stay.contradictions()).isEmpty();
    }

    @Test
    void aTransferDuringLeaveKeepsAnotherBed() {
        Stay stay = Folding.stay(admission, pas.says(A21, 20), pas.says(A02, 25).to("W2/-/01"));

        assertThat(stay.status()).isEqualTo(Status.ON_LEAVE);
        assertThat(stay.place()).isEqualTo(place("W2/-/01"));
    }

    @Test
    void aDischargeFromLeaveFreesTheBed() {
        Stay stay = Folding.stay(admission, pas.says(A21, 20), pas.says(A03, 30));

        assertThat(stay.status()).isEqualTo(Status.DISCHARGED);
        assertThat(stay.place()).isNull();
    }

    @Test
    void leaveAndReturnCanBeCancelled() {
        Feed.Said leave = pas.says(A21, 20);

        assertThat(Folding.stay(admission, leave, pas.cancels(A52, 20)).status())
                .isEqualTo(Status.ADMITTED);
        assertThat(Folding.stay(admission, leave, pas.says(A22, 30), pas.cancels(A53, 30))
                        .status())
                .isEqualTo(Status.ON_LEAVE);
    }

    @Test
    void aReturnWithoutALeaveAndASecondLeaveAreShown() {
        assertThat(Folding.stay(admission, pas.says(A22, 20)).contradictions())
                .containsExactly(new Stay.Contradiction(Code.RETURN_WITHOUT_LEAVE, A22, minute(20)));
        assertThat(Folding.stay(admission, pas.says(A21, 20), pas.says(A21, 25)).contradictions())
                .containsExactly(new Stay.Contradiction(Code.SECOND_LEAVE, A21, minute(25)));
    }

    @Test
    void aPendingAdmissionIsAwaitedUntilTheAdmission() {
        Feed.Said pending = pas.says(A14, 5).pending("W1/B1/01").expectedAt(60);
        Stay before = Folding.stay(pas.says(A04, 1).to("AE/-/-"), pending);
        Stay after = Folding.stay(pas.says(A04, 1).to("AE/-/-"), pending, admission);

        assertThat(before.place()).isEqualTo(place("AE/-/-"));
        assertThat(before.expectations()).containsExactly(expected(A14, 5, "W1/B1/01", 60, null));
        assertThat(after.expectations()).containsExactly(expected(A14, 5, "W1/B1/01", 60, minute(10)));
    }

    @Test
    void aStayThatIsOnlyExpectedIsPreadmittedUntilThatIsCancelled() {
        Feed.Said pending = pas.says(A14, 5).pending("W1/B1/01");

        assertThat(Folding.stay(pending).status()).isEqualTo(Status.PREADMITTED);
        assertThat(Folding.stay(pending, pas.cancels(A27, 5)).status()).isEqualTo(Status.CANCELLED);
        assertThat(Folding.stay(pending, pas.cancels(A27, 5)).expectations()).isEmpty();
    }

    @Test
    void aPendingTransferIsAwaitedUntilTheNextMove() {
        Feed.Said pending = pas.says(A15, 20).pending("W2/-/01");

        assertThat(Folding.stay(admission, pending).expectations())
                .containsExactly(expected(A15, 20, "W2/-/01", null, null));
        assertThat(Folding.stay(admission, pending, pas.says(A02, 30).to("W2/-/01"))
                        .expectations())
                .containsExactly(expected(A15, 20, "W2/-/01", null, minute(30)));
        assertThat(Folding.stay(admission, pending, pas.cancels(A26, 20)).expectations())
                .isEmpty();
    }

    @Test
    void aPendingDischargeIsAwaitedUntilTheDischargeAndPlacesNobody() {
        Feed.Said pending = pas.says(A16, 20).expectedAt(90).pending("W9/-/09");

        assertThat(Folding.stay(admission, pending).expectations()).containsExactly(expected(A16, 20, null, 90, null));
        assertThat(Folding.stay(admission, pending, pas.says(A03, 80)).expectations())
                .containsExactly(expected(A16, 20, null, 90, minute(80)));
        assertThat(Folding.stay(admission, pending, pas.cancels(A25, 20)).expectations())
                .isEmpty();
    }

    @Test
    void aNewerExpectationReplacesTheOlderOneOfItsKind() {
        Stay stay = Folding.stay(
                admission,
                pas.says(A15, 20).pending("W2/-/01"),
                pas.says(A15, 25).pending("W3/-/01"));

        assertThat(stay.expectations())
                .containsExactly(
                        expected(A15, 20, "W2/-/01", null, minute(25)), expected(A15, 25, "W3/-/01", null, null));
    }

    @Test
    void whatIsExpectedEndsWithTheStay() {
        Stay stay = Folding.stay(admission, pas.says(A15, 20).pending("W2/-/01"), pas.says(A16, 21), pas.says(A03, 30));

        assertThat(stay.expectations()).extracting(Expectation::until).containsExactly(minute(30), minute(30));
    }

    private static Expectation expected(Trigger event, int at, String place, Integer expectedAt, Instant until) {
        return new Expectation(
                event,
                minute(at),
                expectedAt == null ? null : minute(expectedAt),
                place == null ? null : place(place),
                until);
    }
}
