package org.homeward.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.admission.domain.Feed.minute;
import static org.homeward.admission.domain.Feed.place;
import static org.homeward.admission.domain.Trigger.A01;
import static org.homeward.admission.domain.Trigger.A02;
import static org.homeward.admission.domain.Trigger.A03;
import static org.homeward.admission.domain.Trigger.A04;
import static org.homeward.admission.domain.Trigger.A05;
import static org.homeward.admission.domain.Trigger.A06;
import static org.homeward.admission.domain.Trigger.A07;
import static org.homeward.admission.domain.Trigger.A08;
import static org.homeward.admission.domain.Trigger.A14;
import static org.homeward.admission.domain.Trigger.A15;
import static org.homeward.admission.domain.Trigger.A16;
import static org.homeward.admission.domain.Trigger.A17;
import static org.homeward.admission.domain.Trigger.A23;

import java.util.List;
import org.homeward.admission.domain.Stay.Code;
import org.homeward.admission.domain.Stay.Flag;
import org.homeward.admission.domain.Stay.Movement;
import org.homeward.admission.domain.Stay.Status;
import org.junit.jupiter.api.Test;

/** What each movement does, in every order of arrival. */
class MovementRulesTest {

    private final Feed pas = new Feed("PAS|RXX");

    @Test
    void anAdmissionPlacesThePatient() {
        Stay stay = Folding.stay(pas.says(A01, 10).to("W1/B2/03"));

        assertThat(stay.id()).isEqualTo("RXX:2139");
        assertThat(stay.visit()).isEqualTo("2139");
        assertThat(stay.patient()).isEqualTo("P1");
        assertThat(stay.status()).isEqualTo(Status.ADMITTED);
        assertThat(stay.place()).isEqualTo(place("W1/B2/03"));
        assertThat(stay.admittedAt()).isEqualTo(minute(10));
        assertThat(stay.dischargedAt()).isNull();
        assertThat(stay.movements()).containsExactly(new Movement(A01, minute(10), place("W1/B2/03"), Status.ADMITTED));
        assertThat(stay.flags()).isEmpty();
        assertThat(stay.contradictions()).isEmpty();
    }

    @Test
    void movementsCountInTheOrderInWhichTheyHappened() {
        Stay stay = Folding.stay(
                pas.says(A03, 40),
                pas.says(A02, 30).to("W2/-/01"),
                pas.says(A02, 20).to("W1/B1/02"),
                pas.says(A01, 10).to("W1/B1/01"));

        assertThat(stay.status()).isEqualTo(Status.DISCHARGED);
        assertThat(stay.place()).isNull();
        assertThat(stay.dischargedAt()).isEqualTo(minute(40));
        assertThat(stay.movements()).extracting(Movement::event).containsExactly(A01, A02, A02, A03);
        assertThat(stay.movements())
                .extracting(Movement::place)
                .containsExactly(place("W1/B1/01"), place("W1/B1/02"), place("W2/-/01"), null);
    }

    @Test
    void aTransferWithoutAnAdmissionImpliesIt() {
        Stay stay = Folding.stay(pas.says(A02, 20).to("W1/B1/02"));

        assertThat(stay.status()).isEqualTo(Status.ADMITTED);
        assertThat(stay.place()).isEqualTo(place("W1/B1/02"));
        assertThat(stay.admittedAt()).isNull();
        assertThat(stay.flags()).containsExactly(Flag.ADMISSION_IMPLIED);
    }

    @Test
    void aLateAdmissionTakesTheImplicationBack() {
        Stay stay =
                Folding.stay(pas.says(A02, 20).to("W1/B1/02"), pas.says(A01, 10).to("W1/B1/01"));

        assertThat(stay.admittedAt()).isEqualTo(minute(10));
        assertThat(stay.flags()).isEmpty();
    }

    @Test
    void aTransferAfterOnlyAPreadmissionImpliesTheAdmission() {
        Stay stay = Folding.stay(pas.says(A05, 10), pas.says(A02, 20).to("W1/B1/02"));

        assertThat(stay.status()).isEqualTo(Status.ADMITTED);
        assertThat(stay.flags()).containsExactly(Flag.ADMISSION_IMPLIED);
    }

    @Test
    void aTransferOfARegisteredPatientLeavesHimRegistered() {
        Stay stay =
                Folding.stay(pas.says(A04, 10).to("AE/-/-"), pas.says(A02, 20).to("AE/-/C1"));

        assertThat(stay.status()).isEqualTo(Status.REGISTERED);
        assertThat(stay.place()).isEqualTo(place("AE/-/C1"));
        assertThat(stay.flags()).isEmpty();
    }

    @Test
    void registeredBecomesInpatientAndOutpatientAgain() {
        Feed.Said registered = pas.says(A04, 10).to("AE/-/-");
        Feed.Said inpatient = pas.says(A06, 20).to("W1/B1/01");
        Stay admitted = Folding.stay(registered, inpatient);
        Stay outpatient = Folding.stay(registered, inpatient, pas.says(A07, 30).to("OP/-/-"));

        assertThat(admitted.status()).isEqualTo(Status.ADMITTED);
        assertThat(admitted.admittedAt()).isEqualTo(minute(20));
        assertThat(admitted.patientClass()).isEqualTo("I");
        assertThat(outpatient.status()).isEqualTo(Status.REGISTERED);
        assertThat(outpatient.place()).isEqualTo(place("OP/-/-"));
        assertThat(outpatient.patientClass()).isEqualTo("O");
        assertThat(outpatient.admittedAt()).isEqualTo(minute(20));
    }

    @Test
    void aMovementWithoutAPlaceLeavesThePatientWhereHeIs() {
        Stay stay = Folding.stay(pas.says(A04, 10).to("AE/-/-"), pas.says(A06, 20));

        assertThat(stay.place()).isEqualTo(place("AE/-/-"));
        assertThat(stay.flags()).containsExactly(Flag.PLACE_MISSING);
    }

    @Test
    void theDischargeAtTheSameMinuteAsTheAdmissionEndsTheStay() {
        Stay stay = Folding.stay(pas.says(A01, 10).to("W1/B1/01"), pas.says(A03, 10));

        assertThat(stay.status()).isEqualTo(Status.DISCHARGED);
        assertThat(stay.movements()).extracting(Movement::at).containsExactly(minute(10), minute(10));
    }

    @Test
    void afterTheDischargeALateTransferPlacesNobody() {
        Stay stay = Folding.stay(
                pas.says(A01, 10).to("W1/B1/01"),
                pas.says(A03, 20),
                pas.says(A02, 30).to("W2/-/01"));

        assertThat(stay.status()).isEqualTo(Status.DISCHARGED);
        assertThat(stay.place()).isNull();
        assertThat(stay.dischargedAt()).isEqualTo(minute(20));
        assertThat(stay.movements()).hasSize(3);
        assertThat(stay.movements().getLast()).isEqualTo(new Movement(A02, minute(30), null, Status.DISCHARGED));
        assertThat(stay.contradictions())
                .containsExactly(new Stay.Contradiction(Code.MOVEMENT_AFTER_DISCHARGE, A02, minute(30)));
    }

    @Test
    void afterTheDischargeOnlyA01A04A05AndA06OpenTheStayAgain() {
        assertThat(afterDischarge(A01).status()).isEqualTo(Status.ADMITTED);
        assertThat(afterDischarge(A04).status()).isEqualTo(Status.REGISTERED);
        assertThat(afterDischarge(A05).status()).isEqualTo(Status.PREADMITTED);
        assertThat(afterDischarge(A06).status()).isEqualTo(Status.ADMITTED);
        for (Trigger other : List.of(A02, A03, A07, A17, Trigger.A21, Trigger.A22)) {
            assertThat(afterDischarge(other).status()).as("%s", other).isEqualTo(Status.DISCHARGED);
            assertThat(afterDischarge(other).contradictions())
                    .extracting(Stay.Contradiction::code)
                    .containsExactly(Code.MOVEMENT_AFTER_DISCHARGE);
        }
    }

    private Stay afterDischarge(Trigger trigger) {
        return Folding.stay(
                pas.says(A01, 10).to("W1/B1/01"),
                pas.says(A03, 20),
                pas.says(trigger, 30).to("W2/-/01"));
    }

    @Test
    void aStayThatIsOpenAgainIsNotDischarged() {
        Stay stay = afterDischarge(A01);

        assertThat(stay.dischargedAt()).isNull();
        assertThat(stay.admittedAt()).isEqualTo(minute(10));
        assertThat(stay.place()).isEqualTo(place("W2/-/01"));
    }

    @Test
    void aPreadmissionAfterTheDischargePlacesNobody() {
        assertThat(afterDischarge(A05).place()).isNull();
    }

    @Test
    void aSecondAdmissionWithoutADischargeMovesAndIsShown() {
        Stay stay =
                Folding.stay(pas.says(A01, 10).to("W1/B1/01"), pas.says(A01, 20).to("W2/-/01"));

        assertThat(stay.place()).isEqualTo(place("W2/-/01"));
        assertThat(stay.contradictions())
                .containsExactly(new Stay.Contradiction(Code.SECOND_ADMISSION, A01, minute(20)));
    }

    @Test
    void anAdmissionThatIsSaidTwiceIsOneEvent() {
        Stay stay =
                Folding.stay(pas.says(A01, 10).to("W1/B1/01"), pas.says(A01, 10).to("W1/B1/01"));

        assertThat(stay.movements()).hasSize(1);
        assertThat(stay.contradictions()).isEmpty();
    }

    @Test
    void whatIsNoMovementNeverPlacesDischargesOrReopens() {
        for (Trigger trigger : List.of(A05, A08, A14, A15, A16)) {
            Stay alone = Folding.stay(pas.says(trigger, 20).to("W9/-/09"));
            Stay admitted = Folding.stay(
                    pas.says(A01, 10).to("W1/B1/01"), pas.says(trigger, 20).to("W9/-/09"));

            assertThat(alone.place()).as("%s alone", trigger).isNull();
            assertThat(admitted.place()).as("%s", trigger).isEqualTo(place("W1/B1/01"));
            assertThat(admitted.status()).as("%s", trigger).isEqualTo(Status.ADMITTED);
            assertThat(admitted.movements()).as("%s", trigger).hasSize(1);
        }
        assertThat(afterDischarge(A08).status()).isEqualTo(Status.DISCHARGED);
        assertThat(afterDischarge(A14).status()).isEqualTo(Status.DISCHARGED);
    }

    @Test
    void aPreadmissionOfAPatientWhoIsHereIsShown() {
        Stay stay = Folding.stay(pas.says(A01, 10).to("W1/B1/01"), pas.says(A05, 20));

        assertThat(stay.contradictions())
                .containsExactly(new Stay.Contradiction(Code.PREADMISSION_WHILE_HERE, A05, minute(20)));
    }

    @Test
    void aSwapPlacesBothAtOneInstant() {
        Outcome outcome = Folding.outcome(
                pas.says(A01, 10).to("W1/B1/01"),
                pas.says(A01, 11).visit("2140").of("P2").to("W1/B1/02"),
                pas.says(A17, 20).to("W1/B1/02"),
                pas.says(A17, 20).visit("2140").of("P2").to("W1/B1/01"));

        assertThat(Folding.stay(outcome, "RXX:2139").place()).isEqualTo(place("W1/B1/02"));
        assertThat(Folding.stay(outcome, "RXX:2140").place()).isEqualTo(place("W1/B1/01"));
    }

    @Test
    void aSwapWithoutAnAdmissionImpliesIt() {
        assertThat(Folding.stay(pas.says(A17, 20).to("W1/B1/02")).flags()).containsExactly(Flag.ADMISSION_IMPLIED);
    }

    @Test
    void aPriorPlaceThatIsNotWhereThePatientWasIsShown() {
        Feed.Said admission = pas.says(A01, 10).to("W1/B1/01");

        assertThat(Folding.stay(admission, pas.says(A02, 20).to("W2/-/01").from("W1/B1/01"))
                        .contradictions())
                .isEmpty();
        assertThat(Folding.stay(admission, pas.says(A02, 20).to("W2/-/01").from("W1/-/-"))
                        .contradictions())
                .isEmpty();
        assertThat(Folding.stay(admission, pas.says(A02, 20).to("W2/-/01").from("W3/-/07"))
                        .contradictions())
                .containsExactly(new Stay.Contradiction(Code.PRIOR_PLACE_DIFFERS, A02, minute(20)));
    }

    @Test
    void aDeletedVisitIsVoidAsAWhole() {
        Stay stay = Folding.stay(
                pas.says(A01, 10).to("W1/B1/01"),
                pas.says(A14, 12).pending("W2/-/01"),
                pas.says(A02, 30).to("W2/-/01"),
                pas.says(A23, 20));

        assertThat(stay.status()).isEqualTo(Status.CANCELLED);
        assertThat(stay.place()).isNull();
        assertThat(stay.movements()).isEmpty();
        assertThat(stay.expectations()).isEmpty();
        assertThat(stay.admittedAt()).isNull();
        assertThat(stay.contradictions()).isEmpty();
    }

    @Test
    void anAdmissionAfterTheDeletionIsVoidTooAndShown() {
        Stay stay = Folding.stay(pas.says(A23, 20), pas.says(A01, 30).to("W1/B1/01"));

        assertThat(stay.status()).isEqualTo(Status.CANCELLED);
        assertThat(stay.contradictions())
                .containsExactly(new Stay.Contradiction(Code.ADMISSION_AFTER_DELETION, A01, minute(30)));
    }

    @Test
    void aStayOfWhichOnlyAnUpdateIsKnownSaysSo() {
        assertThat(Folding.stay(pas.says(A08, 10)).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void theSameMessageFoldsOnce() {
        Fact admission = pas.says(A01, 10).to("W1/B1/01").fact();

        assertThat(Folding.outcome(List.of(admission, admission, admission))).isEqualTo(Fold.fold(List.of(admission)));
    }
}
