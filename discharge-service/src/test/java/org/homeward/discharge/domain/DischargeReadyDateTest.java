package org.homeward.discharge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.homeward.discharge.domain.DischargeCase.Status;
import org.homeward.discharge.domain.ReadyPeriod.Ending;
import org.junit.jupiter.api.Test;

/** The national reset rule, case by case. */
class DischargeReadyDateTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-06-30");

    private final Told told = new Told().admitted(1, 8);

    @Test
    void isEmptyWithoutAReview() {
        is(null, Status.IN_HOSPITAL);
    }

    @Test
    void isEmptyWhileCriteriaAreMet() {
        told.reviewed("02", 2, 9);
        is(null, Status.IN_HOSPITAL);
    }

    @Test
    void isTheDayOfTheFirstReviewThatFindsNone() {
        told.reviewed("02", 2, 9).reviewed("none", 3, 9).reviewed("none", 4, 9);
        is("2026-06-03", Status.READY);
        assertThat(told.fold().delayDays(TODAY)).isEqualTo(27);
    }

    @Test
    void isADayInLondon() {
        told.reviewed("none", 2, 23);
        is("2026-06-03", Status.READY);
    }

    @Test
    void isResetWhenCriteriaAreMetAgain() {
        told.reviewed("none", 3, 9).reviewed("05", 4, 9);
        is(null, Status.IN_HOSPITAL);
        assertThat(told.fold().periods())
                .containsExactly(
                        new ReadyPeriod(Told.at(3, 9), "ward", Told.at(4, 9), Ending.CRITERIA_MET_AGAIN, "05"));
    }

    @Test
    void isTheStartOfTheCurrentPeriodOfAnUnfinishedStay() {
        told.reviewed("none", 3, 9).reviewed("05", 4, 9).reviewed("none", 6, 9);
        is("2026-06-06", Status.READY);
        assertThat(told.fold().periods()).hasSize(2);
    }

    @Test
    void isTheStartOfTheFinalPeriodOfAFinishedStay() {
        told.reviewed("none", 3, 9).reviewed("05", 4, 9).reviewed("none", 6, 9).discharged(9, 15);
        is("2026-06-06", Status.DISCHARGED);
        assertThat(told.fold().delayDays(TODAY)).isEqualTo(3);
    }

    @Test
    void isEmptyWhenTheStayEndsWithCriteriaMetAgain() {
        told.reviewed("none", 3, 9).reviewed("05", 4, 9).discharged(5, 9);
        is(null, Status.DISCHARGED);
        assertThat(told.fold().delayDays(TODAY)).isNull();
    }

    @Test
    void isTheDayOfDischargeWhereBothAreOne() {
        told.reviewed("none", 5, 9).discharged(5, 9);
        is("2026-06-05", Status.DISCHARGED);
        assertThat(told.fold().delayDays(TODAY)).isZero();
    }

    @Test
    void goesOnWhenTheDischargeIsCancelled() {
        told.reviewed("none", 3, 9);
        is("2026-06-03", Status.READY);
    }

    @Test
    void beginsAnewWithAnotherAdmissionUnderTheSameNumber() {
        told.reviewed("none", 3, 9).discharged(5, 9).admitted(7, 9);
        is(null, Status.IN_HOSPITAL);
        told.reviewed("none", 8, 9);
        is("2026-06-08", Status.READY);
        assertThat(told.fold().periods()).extracting(ReadyPeriod::ending).containsExactly(Ending.DISCHARGED, null);
    }

    @Test
    void goesOnDuringLeave() {
        told.reviewed("none", 3, 9)
                .moved("A21", 4, 9, StayVersion.Status.ON_LEAVE)
                .moved("A22", 6, 9, StayVersion.Status.ADMITTED);
        is("2026-06-03", Status.READY);
    }

    @Test
    void isEmptyOfACancelledAdmissionAndOfAMergedStay() {
        told.reviewed("none", 3, 9);
        told.is(StayVersion.Status.CANCELLED);
        is(null, Status.CANCELLED);
        told.is(StayVersion.Status.MERGED);
        is(null, Status.MERGED);
    }

    @Test
    void doesNotMakeTheDeadReady() {
        told.reviewed("none", 3, 9).died();
        assertThat(told.fold().status()).isEqualTo(Status.DIED);
    }

    @Test
    void ignoresReviewsFromOutsideTheStay() {
        told.reviewed("none", 1, 7).discharged(4, 9).reviewed("none", 5, 9);
        is(null, Status.DISCHARGED);
        assertThat(told.fold().reviews()).isEmpty();
    }

    @Test
    void takesTheLaterWordOfTwoAtOneInstant() {
        told.reviewed("none", 3, 9).reviewed("04", 3, 9);
        is(null, Status.IN_HOSPITAL);
        assertThat(told.fold().periods()).isEmpty();
    }

    private void is(String date, Status status) {
        DischargeCase folded = told.fold();
        assertThat(folded.readyDate()).isEqualTo(date == null ? null : LocalDate.parse(date));
        assertThat(folded.status()).isEqualTo(status);
    }
}
