package org.homeward.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.admission.domain.Feed.minute;
import static org.homeward.admission.domain.Feed.place;
import static org.homeward.admission.domain.Feed.time;
import static org.homeward.admission.domain.Trigger.A01;
import static org.homeward.admission.domain.Trigger.A02;
import static org.homeward.admission.domain.Trigger.A03;
import static org.homeward.admission.domain.Trigger.A04;
import static org.homeward.admission.domain.Trigger.A05;
import static org.homeward.admission.domain.Trigger.A06;
import static org.homeward.admission.domain.Trigger.A11;
import static org.homeward.admission.domain.Trigger.A12;
import static org.homeward.admission.domain.Trigger.A13;
import static org.homeward.admission.domain.Trigger.A38;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.homeward.admission.domain.Stay.Code;
import org.homeward.admission.domain.Stay.Flag;
import org.homeward.admission.domain.Stay.Movement;
import org.homeward.admission.domain.Stay.Status;
import org.junit.jupiter.api.Test;

/** What a cancel voids, when it waits, and what is left. */
class CancelRulesTest {

    private final Feed pas = new Feed("PAS|RXX");

    @Test
    void aCancelledAdmissionLeavesACancelledStay() {
        Stay stay = Folding.stay(pas.says(A01, 10).to("W1/B1/01"), pas.cancels(A11, 10));

        assertThat(stay.status()).isEqualTo(Status.CANCELLED);
        assertThat(stay.place()).isNull();
        assertThat(stay.admittedAt()).isNull();
        assertThat(stay.movements()).isEmpty();
        assertThat(stay.flags()).isEmpty();
        assertThat(stay.contradictions()).isEmpty();
    }

    @Test
    void aCancelledTransferReturnsThePatientToThePlaceBefore() {
        Stay stay = Folding.stay(
                pas.says(A01, 10).to("W1/B1/01"),
                pas.says(A02, 20).to("W2/-/01"),
                pas.cancels(A12, 20).to("W1/B1/01").from("W2/-/01"));

        assertThat(stay.place()).isEqualTo(place("W1/B1/01"));
        assertThat(stay.contradictions()).isEmpty();
    }

    @Test
    void aCancelledTransferThatReturnsElsewhereIsShown() {
        Stay stay = Folding.stay(
                pas.says(A01, 10).to("W1/B1/01"),
                pas.says(A02, 20).to("W2/-/01"),
                pas.cancels(A12, 20).to("W7/-/07"));

        assertThat(stay.place()).isEqualTo(place("W1/B1/01"));
        assertThat(stay.contradictions())
                .containsExactly(new Stay.Contradiction(Code.RETURN_PLACE_DIFFERS, A12, minute(20)));
    }

    @Test
    void aCancelledDischargeReopensTheStayInThePlaceBefore() {
        Stay stay = Folding.stay(
                pas.says(A01, 10).to("W1/B1/01"),
                pas.says(A02, 20).to("W2/-/01"),
                pas.says(A03, 30),
                pas.cancels(A13, 30));

        assertThat(stay.status()).isEqualTo(Status.ADMITTED);
        assertThat(stay.place()).isEqualTo(place("W2/-/01"));
        assertThat(stay.dischargedAt()).isNull();
        assertThat(stay.movements()).extracting(Movement::event).containsExactly(A01, A02);
    }

    @Test
    void aMovementAfterACancelledDischargeCounts() {
        Stay stay = Folding.stay(
                pas.says(A01, 10).to("W1/B1/01"),
                pas.says(A03, 20),
                pas.says(A02, 30).to("W2/-/01"),
                pas.cancels(A13, 20));

        assertThat(stay.place()).isEqualTo(place("W2/-/01"));
        assertThat(stay.contradictions()).isEmpty();
    }

    @Test
    void afterACancelledAdmissionLaterMovementsPlaceNobody() {
        Stay stay =
                Folding.stay(pas.says(A01, 10).to("W1/B1/01"), pas.says(A02, 20).to("W2/-/01"), pas.cancels(A11, 10));

        assertThat(stay.status()).isEqualTo(Status.CANCELLED);
        assertThat(stay.place()).isNull();
        assertThat(stay.movements()).containsExactly(new Movement(A02, minute(20), null, Status.CANCELLED));
        assertThat(stay.contradictions())
                .containsExactly(new Stay.Contradiction(Code.MOVEMENT_AFTER_CANCELLED_ADMISSION, A02, minute(20)));
    }

    @Test
    void aStayMayBeAdmittedAgainUnderTheSameNumber() {
        for (Trigger opens : List.of(A01, A04, A06)) {
            Stay stay = Folding.stay(
                    pas.says(A01, 10).to("W1/B1/01"),
                    pas.cancels(A11, 10),
                    pas.says(opens, 30).to("W2/-/01"),
                    pas.says(A02, 40).to("W3/-/01"));

            assertThat(stay.place()).as("%s", opens).isEqualTo(place("W3/-/01"));
            assertThat(stay.contradictions()).as("%s", opens).isEmpty();
            assertThat(stay.flags()).as("%s", opens).isEmpty();
        }
    }

    @Test
    void aPreadmissionIsNoNewAdmission() {
        Stay stay = Folding.stay(
                pas.says(A01, 10).to("W1/B1/01"),
                pas.cancels(A11, 10),
                pas.says(A05, 30),
                pas.says(A02, 40).to("W3/-/01"));

        assertThat(stay.status()).isEqualTo(Status.PREADMITTED);
        assertThat(stay.place()).isNull();
    }

    @Test
    void aCancelledAdmissionOfARegisteredPatientLeavesHimRegistered() {
        Stay stay = Folding.stay(
                pas.says(A04, 10).to("AE/-/-"),
                pas.says(A01, 20).to("W1/B1/01"),
                pas.says(A02, 30).to("W2/-/01"),
                pas.cancels(A11, 20));

        assertThat(stay.status()).isEqualTo(Status.REGISTERED);
        assertThat(stay.place()).isEqualTo(place("AE/-/-"));
        assertThat(stay.contradictions())
                .extracting(Stay.Contradiction::code)
                .containsExactly(Code.MOVEMENT_AFTER_CANCELLED_ADMISSION);
    }

    @Test
    void aCancelledSecondAdmissionLeavesTheFirstOne() {
        Stay stay = Folding.stay(
                pas.says(A01, 10).to("W1/B1/01"),
                pas.says(A01, 20).to("W2/-/01"),
                pas.cancels(A11, 20),
                pas.says(A02, 30).to("W3/-/01"));

        assertThat(stay.admittedAt()).isEqualTo(minute(10));
        assertThat(stay.place()).isEqualTo(place("W3/-/01"));
        assertThat(stay.contradictions()).isEmpty();
    }

    @Test
    void aRegistrationAndAPreadmissionCanBeCancelled() {
        assertThat(Folding.stay(pas.says(A04, 10).to("AE/-/-"), pas.cancels(A11, 10))
                        .status())
                .isEqualTo(Status.CANCELLED);
        assertThat(Folding.stay(pas.says(A05, 10), pas.cancels(A38, 10)).status())
                .isEqualTo(Status.CANCELLED);
    }

    @Test
    void aCancelThatNamesAnEventWhichWasNotHeardOfWaits() {
        Stay stay = Folding.stay(pas.says(A01, 10).to("W1/B1/01"), pas.cancels(A11, 12));

        assertThat(stay.status()).isEqualTo(Status.ADMITTED);
        assertThat(stay.place()).isEqualTo(place("W1/B1/01"));
        assertThat(stay.contradictions()).containsExactly(new Stay.Contradiction(Code.CANCEL_WAITS, A11, minute(12)));
    }

    @Test
    void aCancelVoidsOnlyEventsOfItsType() {
        Stay stay =
                Folding.stay(pas.says(A01, 10).to("W1/B1/01"), pas.says(A02, 20).to("W2/-/01"), pas.cancels(A13, 20));

        assertThat(stay.place()).isEqualTo(place("W2/-/01"));
        assertThat(stay.contradictions()).extracting(Stay.Contradiction::code).containsExactly(Code.CANCEL_WAITS);
    }

    @Test
    void ofSeveralTransfersTheOneOfThatTimeIsVoid() {
        Stay stay = Folding.stay(
                pas.says(A01, 10).to("W1/B1/01"),
                pas.says(A02, 20).to("W2/-/01"),
                pas.says(A02, 30).to("W3/-/01"),
                pas.cancels(A12, 20));

        assertThat(stay.place()).isEqualTo(place("W3/-/01"));
        assertThat(stay.movements()).extracting(Movement::at).containsExactly(minute(10), minute(30));
    }

    @Test
    void timesMatchAtTheCoarserPrecision() {
        EventTime toTheSecond = EventTime.ofSecond(minute(20).plusSeconds(41));
        EventTime toTheDay = new EventTime(minute(0), minute(0).plus(Duration.ofDays(1)), Set.of());

        assertThat(Folding.stay(pas.says(A01, 20).at(toTheSecond).to("W1/B1/01"), pas.cancels(A11, 20))
                        .status())
                .isEqualTo(Status.CANCELLED);
        assertThat(Folding.stay(
                                pas.says(A01, 20).to("W1/B1/01"),
                                pas.says(A11, 20).cancelling(toTheSecond))
                        .status())
                .isEqualTo(Status.CANCELLED);
        assertThat(Folding.stay(pas.says(A01, 20).at(toTheDay).to("W1/B1/01"), pas.cancels(A11, 20))
                        .status())
                .isEqualTo(Status.CANCELLED);
    }

    @Test
    void ofSeveralEventsOfThatTimeAllBeforeTheCancelAreVoid() {
        Feed.Said admission = pas.says(A01, 10).to("W1/B1/01");
        Feed.Said first = pas.says(A02, 20).to("W2/-/01");
        Feed.Said second = pas.says(A02, 20).to("W3/-/01");
        Feed.Said cancel = pas.cancels(A12, 20);
        Feed.Said third = pas.says(A02, 20).to("W4/-/01");

        assertThat(Folding.stay(admission, first, second, cancel).place()).isEqualTo(place("W1/B1/01"));
        assertThat(Folding.stay(admission, first, second, cancel, third).movements())
                .extracting(Movement::place)
                .containsExactly(place("W1/B1/01"), place("W4/-/01"));
    }

    @Test
    void ofSeveralEventsOfThatTimeAllAfterTheCancelTheFirstIsVoid() {
        Feed.Said admission = pas.says(A01, 10).to("W1/B1/01");
        Feed.Said cancel = pas.cancels(A12, 20);
        Feed.Said first = pas.says(A02, 20).to("W2/-/01");
        Feed.Said second = pas.says(A02, 20).to("W3/-/01");

        assertThat(Folding.stay(admission, cancel, first, second).movements())
                .extracting(Movement::place)
                .containsExactly(place("W1/B1/01"), place("W3/-/01"));
    }

    @Test
    void aCancelOfSeveralThatReturnsElsewhereIsShownOnce() {
        Stay stay = Folding.stay(
                pas.says(A01, 10).to("W1/B1/01"),
                pas.says(A02, 20).to("W2/-/01"),
                pas.says(A02, 20).to("W3/-/01"),
                pas.cancels(A12, 20).to("W2/-/01"));

        assertThat(stay.place()).isEqualTo(place("W1/B1/01"));
        assertThat(stay.contradictions())
                .containsExactly(new Stay.Contradiction(Code.RETURN_PLACE_DIFFERS, A12, minute(20)));
    }

    @Test
    void aCancelSaidTwiceSparesTheAdmissionAgainAfterIt() {
        Stay stay = Folding.stay(
                pas.says(A01, 10).to("W1/B1/01"),
                pas.cancels(A11, 10),
                pas.cancels(A11, 10),
                pas.says(A01, 10).to("W2/-/01"));

        assertThat(stay.status()).isEqualTo(Status.ADMITTED);
        assertThat(stay.place()).isEqualTo(place("W2/-/01"));
    }

    @Test
    void anAdmissionAgainInTheSameMinuteOutlivesTheCancelBeforeIt() {
        Stay stay = Folding.stay(
                pas.says(A01, 10).to("W1/B1/01"),
                pas.cancels(A11, 10),
                pas.says(A01, 10).to("W1/B1/01"));

        assertThat(stay.status()).isEqualTo(Status.ADMITTED);
        assertThat(stay.movements()).hasSize(1);
    }

    @Test
    void anAdmissionThatWasSaidTwiceIsVoidAltogether() {
        Stay stay =
                Folding.stay(pas.says(A01, 10).to("W1/B1/01"), pas.says(A01, 10).to("W1/B1/01"), pas.cancels(A11, 10));

        assertThat(stay.status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void aCancelThatIsSaidTwiceDoesNotWait() {
        Stay stay = Folding.stay(pas.says(A01, 10).to("W1/B1/01"), pas.cancels(A11, 10), pas.cancels(A11, 10));

        assertThat(stay.status()).isEqualTo(Status.CANCELLED);
        assertThat(stay.contradictions()).isEmpty();
    }

    @Test
    void aCancelWithoutATimeVoidsTheOneEventThatItCanMean() {
        Stay stay =
                Folding.stay(pas.says(A01, 10).to("W1/B1/01"), pas.says(A02, 20).to("W2/-/01"), pas.says(A12, 30));

        assertThat(stay.place()).isEqualTo(place("W1/B1/01"));
        assertThat(stay.flags()).containsExactly(Flag.CANCEL_ASSUMED);
        assertThat(stay.contradictions()).isEmpty();
    }

    @Test
    void aCancelWhoseTimeIsThatOfItsEntryVoidsTheOneEventThatItCanMean() {
        EventTime entered = time(30, EventTime.Flag.SAME_AS_RECORDED);
        Feed.Said admission = pas.says(A01, 10).to("W1/B1/01");
        Feed.Said cancel = pas.says(A11, 30).cancelling(entered);

        assertThat(Folding.stay(admission, cancel).status()).isEqualTo(Status.CANCELLED);
        assertThat(Folding.stay(admission, cancel).flags()).containsExactly(Flag.CANCEL_ASSUMED);
    }

    @Test
    void aCancelWhoseTimeIsThatOfItsEntryIsTriedAsAnExactMatchFirst() {
        EventTime entered = time(30, EventTime.Flag.SAME_AS_RECORDED);
        Stay stay = Folding.stay(
                pas.says(A01, 10).to("W1/B1/01"),
                pas.says(A02, 20).to("W2/-/01"),
                pas.says(A02, 30).to("W3/-/01"),
                pas.says(A12, 30).cancelling(entered));

        assertThat(stay.place()).isEqualTo(place("W2/-/01"));
        assertThat(stay.flags()).isEmpty();
    }

    @Test
    void aCancelWithoutATimeWaitsWhereItCouldMeanSeveral() {
        Stay stay = Folding.stay(
                pas.says(A01, 10).to("W1/B1/01"),
                pas.says(A02, 20).to("W2/-/01"),
                pas.says(A02, 30).to("W3/-/01"),
                pas.says(A12, 40));

        assertThat(stay.place()).isEqualTo(place("W3/-/01"));
        assertThat(stay.contradictions()).extracting(Stay.Contradiction::code).containsExactly(Code.CANCEL_WAITS);
    }

    @Test
    void exactMatchesAreResolvedFirst() {
        Stay stay = Folding.stay(
                pas.says(A01, 10).to("W1/B1/01"),
                pas.says(A02, 20).to("W2/-/01"),
                pas.says(A02, 30).to("W3/-/01"),
                pas.says(A12, 40),
                pas.cancels(A12, 30));

        assertThat(stay.place()).isEqualTo(place("W1/B1/01"));
        assertThat(stay.movements()).hasSize(1);
    }

    @Test
    void aCancelWithoutATimeMeansWhatHappenedBeforeIt() {
        Stay stay = Folding.stay(
                pas.says(A01, 10).to("W1/B1/01"),
                pas.says(A11, 20),
                pas.says(A01, 30).to("W2/-/01"));

        assertThat(stay.place()).isEqualTo(place("W2/-/01"));
        assertThat(stay.admittedAt()).isEqualTo(minute(30));
    }

    @Test
    void aCancelThatNamesATimeForCertainIsNeverLenient() {
        assertThat(Folding.stay(pas.says(A01, 10).to("W1/B1/01"), pas.says(A03, 20), pas.cancels(A13, 21))
                        .status())
                .isEqualTo(Status.DISCHARGED);
    }

    @Test
    void cancelsCannotBeCancelled() {
        Stay stay = Folding.stay(
                pas.says(A01, 10).to("W1/B1/01"), pas.cancels(A11, 10), pas.cancels(A11, 10), pas.cancels(A12, 10));

        assertThat(stay.status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void theDischargeAfterACancelledAdmissionStillEndsTheStay() {
        Stay stay = Folding.stay(pas.says(A01, 10).to("W1/B1/01"), pas.cancels(A11, 10), pas.says(A03, 20));

        assertThat(stay.status()).isEqualTo(Status.DISCHARGED);
        assertThat(stay.place()).isNull();
    }
}
