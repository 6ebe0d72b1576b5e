package org.homeward.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.admission.domain.Feed.minute;
import static org.homeward.admission.domain.Feed.place;
import static org.homeward.admission.domain.Trigger.A01;
import static org.homeward.admission.domain.Trigger.A02;
import static org.homeward.admission.domain.Trigger.A03;
import static org.homeward.admission.domain.Trigger.A04;
import static org.homeward.admission.domain.Trigger.A05;
import static org.homeward.admission.domain.Trigger.A08;
import static org.homeward.admission.domain.Trigger.A11;
import static org.homeward.admission.domain.Trigger.A12;
import static org.homeward.admission.domain.Trigger.A13;
import static org.homeward.admission.domain.Trigger.A20;
import static org.homeward.admission.domain.Trigger.A23;
import static org.homeward.admission.domain.Trigger.A31;
import static org.homeward.admission.domain.Trigger.A40;

import org.homeward.admission.domain.Stay.Flag;
import org.homeward.admission.domain.Stay.Status;
import org.junit.jupiter.api.Test;

/** Which stay a fact without a visit number belongs to. */
class WhichStayTest {

    private final Feed pas = new Feed("PAS|RXX");

    @Test
    void itBelongsToTheStayThatIsOpenAtItsInstant() {
        Feed.Said transfer = pas.says(A02, 20).withoutVisit().to("W2/-/01");
        Stay stay = Folding.stay(pas.says(A01, 10).to("W1/B1/01"), transfer);

        assertThat(stay.id()).isEqualTo("RXX:2139");
        assertThat(stay.place()).isEqualTo(place("W2/-/01"));
    }

    @Test
    void withoutAnOpenStayAnAdmissionARegistrationOrAPreadmissionOpensAProvisionalOne() {
        for (Trigger opener : new Trigger[] {A01, A04, A05}) {
            Feed.Said opening = pas.says(opener, 10).withoutVisit().to("W1/B1/01");
            Stay stay = Folding.stay(opening);

            assertThat(stay.id()).isEqualTo("RXX:" + opening.fact().provisionalStay());
            assertThat(stay.visit()).isNull();
        }
    }

    @Test
    void aProvisionalStayIsFollowedToItsEndAndTheNextAdmissionOpensAnother() {
        Outcome outcome = Folding.outcome(
                pas.says(A01, 10).withoutVisit().to("W1/B1/01"),
                pas.says(A02, 20).withoutVisit().to("W2/-/01"),
                pas.says(A03, 30).withoutVisit(),
                pas.says(A01, 40).withoutVisit().to("W3/-/01"));

        assertThat(outcome.stays())
                .extracting(Stay::status)
                .containsExactlyInAnyOrder(Status.DISCHARGED, Status.ADMITTED);
        assertThat(outcome.unplaced()).isEmpty();
    }

    @Test
    void whatFitsNowhereIsParked() {
        Feed.Said transfer = pas.says(A02, 20).withoutVisit().to("W2/-/01");
        Feed.Said nobody = pas.says(A01, 10).withoutVisit().of(null);
        Outcome outcome = Folding.outcome(transfer, nobody);

        assertThat(outcome.stays()).isEmpty();
        assertThat(outcome.unplaced())
                .containsExactly(nobody.fact().source(), transfer.fact().source());
        assertThat(outcome.landed()).containsEntry(transfer.fact().source(), new Landing.Nowhere());
    }

    @Test
    void aLateAdmissionGivesWhatWasParkedItsStay() {
        Feed.Said transfer = pas.says(A02, 20).withoutVisit().to("W2/-/01");
        Feed.Said admission = pas.says(A01, 10).withoutVisit().to("W1/B1/01");
        Outcome outcome = Folding.outcome(transfer, admission);

        assertThat(outcome.unplaced()).isEmpty();
        assertThat(outcome.stays()).extracting(Stay::place).containsExactly(place("W2/-/01"));
    }

    @Test
    void aProvisionalStayEndsInTheStayThatTurnsOutToHaveBeenOpen() {
        Feed.Said opening = pas.says(A01, 20).withoutVisit().to("W1/B1/01");
        Outcome before = Folding.outcome(opening);
        Outcome after = Folding.outcome(opening, pas.says(A04, 10).to("AE/-/-"));

        assertThat(before.stays()).extracting(Stay::visit).containsOnlyNulls();
        assertThat(after.stays()).extracting(Stay::id).containsExactly("RXX:2139");
        assertThat(after.endedIn(opening.fact())).isEqualTo("RXX:2139");
    }

    @Test
    void aMergeMayGiveItTheStayOfTheOtherNumber() {
        Feed.Said transfer = pas.says(A02, 20).of("P2").withoutVisit().to("W2/-/01");
        Outcome outcome = Folding.outcome(
                pas.says(A01, 10).to("W1/B1/01"),
                transfer,
                pas.says(A40, 30).withoutVisit().mergedFrom("P2", null));

        assertThat(outcome.stayOf(transfer.fact().source())).isEqualTo("RXX:2139");
        assertThat(Folding.stay(outcome, "RXX:2139").place()).isEqualTo(place("W2/-/01"));
        assertThat(Folding.stay(outcome, "RXX:2139").contradictions()).isEmpty();
    }

    @Test
    void aCancelGoesWhereTheEventIsThatItVoids() {
        Feed.Said cancel = pas.cancels(A13, 20).withoutVisit();
        Outcome outcome = Folding.outcome(pas.says(A01, 10).to("W1/B1/01"), pas.says(A03, 20), cancel);

        assertThat(outcome.stayOf(cancel.fact().source())).isEqualTo("RXX:2139");
        assertThat(Folding.stay(outcome, "RXX:2139").status()).isEqualTo(Status.ADMITTED);
    }

    @Test
    void aCancelWithoutAnEventIsParked() {
        Feed.Said cancel = pas.cancels(A12, 25).withoutVisit();
        Outcome outcome = Folding.outcome(pas.says(A01, 10).to("W1/B1/01"), cancel);

        assertThat(outcome.unplaced()).containsExactly(cancel.fact().source());
    }

    @Test
    void aProvisionalStayCanBeCancelled() {
        Outcome outcome = Folding.outcome(
                pas.says(A01, 10).withoutVisit().to("W1/B1/01"),
                pas.cancels(A11, 10).withoutVisit());

        assertThat(outcome.stays()).extracting(Stay::status).containsExactly(Status.CANCELLED);
        assertThat(outcome.unplaced()).isEmpty();
    }

    @Test
    void aNumberedCancelVoidsAnEventWithoutANumberInItsStay() {
        Outcome outcome = Folding.outcome(
                pas.says(A01, 10).to("W1/B1/01"),
                pas.says(A03, 20).withoutVisit(),
                pas.says(A02, 30).withoutVisit().to("W2/-/01"),
                pas.cancels(A13, 20));

        assertThat(outcome.unplaced()).isEmpty();
        assertThat(Folding.stay(outcome, "RXX:2139").place()).isEqualTo(place("W2/-/01"));
    }

    @Test
    void ofSeveralOpenStaysTheOneOfTheSameSenderElseTheLatestIsTakenAndFlagged() {
        Feed emergency = new Feed("ED|RXX");
        Outcome outcome = Folding.outcome(
                emergency.says(A04, 5).withoutVisit().to("AE/-/-"),
                pas.says(A01, 10).to("W1/B1/01"),
                emergency.says(A03, 20).withoutVisit(),
                new Feed("LAB|RXX").says(A02, 15).withoutVisit().to("W2/-/01"));
        Stay ward = Folding.stay(outcome, "RXX:2139");

        assertThat(ward.status()).isEqualTo(Status.ADMITTED);
        assertThat(ward.place()).isEqualTo(place("W2/-/01"));
        assertThat(outcome.stays()).extracting(Stay::status).contains(Status.DISCHARGED);
        assertThat(outcome.stays()).allMatch(stay -> stay.flags().contains(Flag.STAY_ASSUMED));
    }

    @Test
    void aDeletionWithoutANumberVoidsTheOpenStayAndNothingLater() {
        Outcome outcome = Folding.outcome(
                pas.says(A01, 10).to("W1/B1/01"),
                pas.says(A23, 20).withoutVisit(),
                pas.says(A01, 30).withoutVisit().to("W3/-/01"));

        assertThat(Folding.stay(outcome, "RXX:2139").status()).isEqualTo(Status.CANCELLED);
        assertThat(outcome.stays()).extracting(Stay::place).contains(place("W3/-/01"));
    }

    @Test
    void whatIsAboutThePersonOrABedTouchesNoStay() {
        Feed.Said update = pas.says(A31, 20);
        Feed.Said late = pas.says(A08, 20).withoutVisit();
        Feed.Said bed = pas.says(A20, 20).of(null).withoutVisit();
        Outcome outcome = Folding.outcome(update, late, bed);

        assertThat(outcome.stays()).isEmpty();
        assertThat(outcome.unplaced()).isEmpty();
        assertThat(outcome.landed())
                .containsEntry(update.fact().source(), new Landing.OnPatient("P1"))
                .containsEntry(late.fact().source(), new Landing.OnPatient("P1"))
                .containsEntry(bed.fact().source(), new Landing.OnBed());
    }

    @Test
    void aStayIsOpenOnlyFromItsOpeningToItsDischarge() {
        Outcome outcome = Folding.outcome(
                pas.says(A01, 10).to("W1/B1/01"),
                pas.says(A03, 20),
                pas.says(A02, 5).withoutVisit().to("W2/-/01"),
                pas.says(A02, 25).withoutVisit().to("W2/-/01"));

        assertThat(outcome.unplaced()).hasSize(2);
        assertThat(Folding.stay(outcome, "RXX:2139").dischargedAt()).isEqualTo(minute(20));
    }
}
