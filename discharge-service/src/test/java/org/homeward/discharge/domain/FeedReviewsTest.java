package org.homeward.discharge.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.discharge.domain.Told.at;

import java.time.LocalDate;
import org.homeward.discharge.domain.CaseFact.CriteriaReviewed;
import org.junit.jupiter.api.Test;

/** What a feed says of medical fitness (ZU1-22, ZU1-24) and of the expected discharge (PV2-9), as part of the case. */
class FeedReviewsTest {

    private final Told told = new Told().admitted(1, 8);

    @Test
    void isAReviewByTheFeed() {
        told.signalled(false, null, 1, 9).signalled(true, null, 4, 10);
        DischargeCase folded = told.fold();
        assertThat(folded.reviews())
                .extracting(review -> review.criterion().code())
                .containsExactly("12", "none");
        assertThat(folded.reviews())
                .extracting(review -> review.stamp().source())
                .containsOnly("PAS|RXX");
        assertThat(folded.status()).isEqualTo(DischargeCase.Status.READY);
        assertThat(folded.readyDate()).isEqualTo(LocalDate.parse("2026-06-04"));
    }

    @Test
    void isOfTheTimeThatIsSentWithIt() {
        told.signalled(true, at(3, 15), 4, 10);
        assertThat(told.fold().ready().start()).isEqualTo(at(3, 15));
    }

    @Test
    void takesADateAloneForFitness() {
        told.signalled(null, at(3, 15), 4, 10);
        assertThat(told.fold().ready().start()).isEqualTo(at(3, 15));
    }

    @Test
    void leavesTheFirstTimeOutOnceThePatientWasNotFitAgain() {
        told.signalled(true, at(2, 9), 2, 10).signalled(false, at(2, 9), 3, 10).signalled(true, at(2, 9), 5, 11);
        assertThat(told.fold().ready().start()).isEqualTo(at(5, 11));
    }

    @Test
    void leavesATimeOutFromBeforeAPersonFoundCriteria() {
        told.reviewed("none", 3, 9).reviewed("05", 4, 9).signalled(true, at(3, 9), 6, 11);
        assertThat(told.fold().ready().start()).isEqualTo(at(6, 11));
        assertThat(told.fold().readyDate()).isEqualTo(LocalDate.parse("2026-06-06"));
        assertThat(new Told()
                        .admitted(1, 8)
                        .reviewed("05", 3, 9)
                        .signalled(true, at(3, 9), 6, 11)
                        .reviewed("05", 7, 9)
                        .fold()
                        .periods()
                        .getFirst()
                        .start())
                .isEqualTo(at(3, 9));
    }

    @Test
    void beginsAnewWithEachPresence() {
        told.signalled(true, at(2, 9), 2, 10).discharged(3, 9).admitted(5, 8).signalled(true, at(2, 9), 6, 11);
        assertThat(told.fold().ready().start()).isEqualTo(at(6, 11));
    }

    @Test
    void leavesATimeOutThatIsAheadOrBeforeTheStay() {
        assertThat(new Told()
                        .admitted(2, 8)
                        .signalled(true, at(1, 9), 3, 10)
                        .fold()
                        .ready()
                        .start())
                .isEqualTo(at(3, 10));
        assertThat(told.signalled(true, at(9, 9), 3, 10).fold().ready().start()).isEqualTo(at(3, 10));
    }

    @Test
    void standsBesideWhatPeopleSayByTime() {
        told.signalled(true, null, 2, 9).reviewed("04", 3, 9).reviewed("none", 4, 9);
        assertThat(told.fold().reviews())
                .extracting(CriteriaReviewed::criterion)
                .containsExactly(new Criterion("none"), new Criterion("04"), new Criterion("none"));
        assertThat(told.fold().ready().start()).isEqualTo(at(4, 9));
    }

    @Test
    void proposesADateUntilAPersonSetsOneAndTakesItBackWhenItIsDeleted() {
        told.announcedByAnyEvent(1, 9, at(6, 12)).announced(2, 9, 8);
        assertThat(told.fold().expectedDates())
                .extracting(ExpectedDate::date)
                .containsExactly(LocalDate.parse("2026-06-06"), LocalDate.parse("2026-06-08"));
        told.announcedByAnyEvent(3, 9, null);
        assertThat(told.fold().expected()).isNull();
        assertThat(told.fold().expectedDates())
                .extracting(ExpectedDate::withdrawnAt)
                .containsExactly(at(3, 9), at(3, 9));
        told.announcedByAnyEvent(4, 9, at(9, 12)).expected(LocalDate.parse("2026-06-07"), 2, 9);
        assertThat(told.fold().expected().date()).isEqualTo(LocalDate.parse("2026-06-07"));
        assertThat(told.fold().expectedDates().getFirst().proposed()).isTrue();
    }

    @Test
    void isNotKnownBeforeItWasSaid() {
        told.signalled(true, null, 4, 10);
        assertThat(CaseFold.asOf(at(3, 0), told.stay(), told.facts).status())
                .isEqualTo(DischargeCase.Status.IN_HOSPITAL);
    }
}
