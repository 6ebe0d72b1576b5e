package org.homeward.discharge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.homeward.discharge.returns.domain.Inpatients;
import org.homeward.discharge.returns.domain.StayLedger;
import org.homeward.discharge.task.domain.Cause;
import org.homeward.discharge.task.domain.Causes;
import org.homeward.discharge.task.domain.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DischargeCaseTest {

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1,1",
        "2,2-3",
        "3,2-3",
        "4,4-6",
        "6,4-6",
        "7,7-13",
        "13,7-13",
        "14,14-20",
        "20,14-20",
        "21,21+",
        "400,21+"
    })
    void putsDaysOfDelayIntoTheNationalBands(long days, String band) {
        assertThat(DelayBand.of(days).text()).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({"09,48", "10,72", "11,24"})
    void remindsWhenATimeBoxedCriterionRunsOut(String code, int hours) {
        DischargeCase folded = new Told().admitted(1, 8).reviewed(code, 2, 9).fold();
        assertThat(folded.reviewDueAt()).isEqualTo(Told.at(2, 9).plus(Duration.ofHours(hours)));
        assertThat(folded.status()).isEqualTo(DischargeCase.Status.IN_HOSPITAL);
    }

    /** Admission method, patient class, whether announced: whether it is elective. */
    @ParameterizedTest
    @CsvSource({
        "11,,false,true",
        "12,I,false,true",
        "13,E,false,true",
        "21,W,true,false",
        "2A,,true,false",
        "28,I,true,false",
        ",W,false,true",
        ",P,false,true",
        ",E,true,false",
        "31,I,false,false",
        "81,I,true,true",
        "99,W,false,true",
        ",I,true,true",
        ",I,false,false",
        ",,true,true"
    })
    void expectsADateBeforeAnElectiveAdmissionAndSoonAfterOthers(
            String method, String patientClass, boolean announced, boolean planned) {
        Told told = new Told().of(method, patientClass);
        DischargeCase folded = (announced ? told.moved("A05", 1, 8, StayVersion.Status.PREADMITTED) : told)
                .admitted(2, 8)
                .fold();
        assertThat(folded.planned()).isEqualTo(planned);
        Duration limit = Duration.ofHours(48);
        assertThat(folded.expectedDateDueAt(limit)).isEqualTo(Told.at(2, 8).plus(planned ? Duration.ZERO : limit));
    }

    /** As the returns count; a night in the emergency department before it is none. */
    @Test
    void countsNightsFromTheAdmissionAsAnInpatient() {
        LocalDate tenth = LocalDate.parse("2026-06-10");
        Told told = new Told().moved("A04", 1, 20, StayVersion.Status.REGISTERED);
        assertThat(told.fold().lengthOfStay(tenth)).isNull();
        assertThat(told.fold().presentSince()).isEqualTo(Told.at(1, 20));
        DischargeCase admitted = told.admitted(3, 8).fold();
        assertThat(admitted.admittedAt()).isEqualTo(Told.at(3, 8));
        assertThat(admitted.presentSince()).isEqualTo(Told.at(1, 20));
        assertThat(admitted.lengthOfStay(tenth)).isEqualTo(7);
        var counted = Inpatients.of(List.of(new StayLedger(told.stay(), told.facts)), Told.at(10, 12));
        assertThat(counted.spells())
                .extracting(spell -> spell.lengthOfStay(tenth))
                .containsExactly(7L);
        assertThat(told.moved("A21", 4, 8, StayVersion.Status.ON_LEAVE).fold().lengthOfStay(tenth))
                .isEqualTo(7);
        assertThat(told.discharged(5, 8).fold().lengthOfStay(tenth)).isEqualTo(2);
        assertThat(told.admitted(8, 8).fold().lengthOfStay(tenth)).isEqualTo(2);
        assertThat(told.moved("A07", 9, 8, StayVersion.Status.REGISTERED).fold().lengthOfStay(tenth))
                .isNull();
    }

    @Test
    void keepsSeveralWaitsAtOnce() {
        DischargeCase folded = new Told()
                .admitted(1, 8)
                .opened(1, "CT3", 3, 9)
                .opened(2, "CA1", 3, 10)
                .closed(1, 4, 9)
                .fold();
        assertThat(folded.delays()).extracting(Delay::isOpen).containsExactly(false, true);
        assertThat(folded.openDelays()).extracting(Delay::reason).containsExactly("CA1");
    }

    @Test
    void endsEveryWaitWithTheStay() {
        DischargeCase folded = new Told()
                .admitted(1, 8)
                .opened(1, "CT3", 3, 9)
                .closed(1, 6, 9)
                .opened(2, "CA1", 3, 10)
                .discharged(5, 9)
                .fold();
        assertThat(folded.delays()).extracting(Delay::until).containsOnly(Told.at(5, 9));
        assertThat(folded.delays()).extracting(Delay::closedBy).containsOnlyNulls();
    }

    /** Nobody waits in a stay that never was, or that has become part of another. */
    @ParameterizedTest
    @EnumSource(names = {"CANCELLED", "MERGED"})
    void endsEveryWaitOfAStayThatIsVoid(StayVersion.Status isVoid) {
        Told told = new Told().admitted(1, 8).opened(1, "CT3", 3, 9).opened(2, "CA1", 3, 10);
        DischargeCase folded = told.closed(2, 4, 9).is(isVoid).fold();
        assertThat(folded.openDelays()).isEmpty();
        assertThat(folded.delays()).extracting(Delay::until).containsExactly(Told.at(3, 9), Told.at(3, 10));
    }

    @Test
    void countsNoWaitAndNoDayAfterADeathWithoutADischarge() {
        Told told = new Told().admitted(1, 8).reviewed("none", 3, 9).opened(1, "CT3", 3, 9);
        LocalDate later = LocalDate.parse("2026-08-01");
        assertThat(told.fold().delayDays(later)).isEqualTo(59);
        DischargeCase died = told.died().heard(5, 10).fold();
        assertThat(died.status()).isEqualTo(DischargeCase.Status.DIED);
        assertThat(died.openDelays()).isEmpty();
        assertThat(died.delays()).extracting(Delay::until).containsExactly(Told.at(5, 10));
        assertThat(died.delayDays(later)).isEqualTo(2);
        assertThat(died.lengthOfStay(later)).isEqualTo(4);
        assertThat(died.dischargedAt()).isNull();
        DischargeCase told3 = told.discharged(4, 9).fold();
        assertThat(told3.delayDays(later)).isEqualTo(1);
        assertThat(told3.delays()).extracting(Delay::until).containsExactly(Told.at(4, 9));
    }

    @Test
    void beginsAfreshWhenThePatientComesBackUnderTheSameNumber() {
        Told told = new Told()
                .admitted(1, 8)
                .reviewed("11", 1, 9)
                .expected(LocalDate.parse("2026-06-03"), 1, 10)
                .decided(1, 2, 9)
                .discharged(3, 9);
        assertThat(told.fold().pathway()).isNotNull();
        DischargeCase back = told.admitted(10, 8).fold();
        assertThat(back.lastReview()).isNull();
        assertThat(back.reviewDueAt()).isNull();
        assertThat(back.expected()).isNull();
        assertThat(back.expectedDatePassesAt()).isNull();
        assertThat(back.pathway()).isNull();
        assertThat(Causes.of(back, List.of())).isEmpty();
        assertThat(back.pathways()).hasSize(1);
        assertThat(back.expectedDates()).hasSize(1);
        told.expected(LocalDate.parse("2026-06-20"), 11, 9).decided(3, 12, 9).reviewed("10", 12, 9);
        assertThat(told.fold().expected().date()).isEqualTo(LocalDate.parse("2026-06-20"));
        assertThat(told.fold().pathway().pathway()).isEqualTo(3);
        assertThat(told.fold().lastReview().criterion().code()).isEqualTo("10");
    }

    @Test
    void takesWhatIsSaidBeforeAnAdmissionAsOfThePresenceThatBeginsWithIt() {
        Told told = new Told()
                .moved("A05", 1, 8, StayVersion.Status.PREADMITTED)
                .expected(LocalDate.parse("2026-06-09"), 1, 10);
        assertThat(told.admitted(4, 8).fold().expected()).isNotNull();
        told.discharged(9, 9).moved("A05", 12, 8, StayVersion.Status.PREADMITTED);
        assertThat(told.fold().expected()).isNull();
        told.expected(LocalDate.parse("2026-06-21"), 12, 10).admitted(14, 8);
        assertThat(told.fold().expected().date()).isEqualTo(LocalDate.parse("2026-06-21"));
    }

    @Test
    void tellsAReadmissionAsNoDecision() {
        Told told = new Told().admitted(1, 8).decided(1, 2, 9).discharged(3, 9);
        Standing gone = Standing.of(told.fold());
        assertThat(CaseChange.between(gone, Standing.of(told.admitted(10, 8).fold())))
                .isEqualTo(CaseChange.CASE_CHANGED);
    }

    @Test
    void derivesOneNationalReasonByTheLongestWait() {
        List<String> order = List.of("HP1", "CT3", "CA1");
        Told told = new Told().admitted(1, 8).opened(1, "CA1", 4, 9).opened(2, "HP1", 3, 9);
        assertThat(NationalReason.of(told.fold().openDelays(), order).reason()).isEqualTo("HP1");
        told.opened(3, "CT3", 3, 9);
        assertThat(NationalReason.of(told.fold().openDelays(), order).reason()).isEqualTo("CT3");
        assertThat(NationalReason.of(List.of(), order)).isNull();
    }

    @Test
    void takesAnAnnouncedDischargeAsAProposalOnly() {
        Told told = new Told().admitted(1, 8).announced(1, 9, 6);
        assertThat(told.fold().expected().proposed()).isTrue();
        assertThat(told.fold().expected().date()).isEqualTo(LocalDate.parse("2026-06-06"));
        told.expected(LocalDate.parse("2026-06-08"), 2, 9).announced(3, 9, 7);
        assertThat(told.fold().expected().date()).isEqualTo(LocalDate.parse("2026-06-08"));
        assertThat(told.fold().expectedDates()).hasSize(3);
    }

    @Test
    void wantsAnExpectedDateBeforeAPlannedAdmissionAndSoonAfterAnother() {
        Duration limit = Duration.ofHours(48);
        assertThat(new Told().admitted(1, 8).fold().expectedDateDueAt(limit)).isEqualTo(Told.at(3, 8));
        assertThat(new Told()
                        .moved("A05", 1, 8, StayVersion.Status.PREADMITTED)
                        .admitted(4, 8)
                        .fold()
                        .expectedDateDueAt(limit))
                .isEqualTo(Told.at(4, 8));
    }

    @Test
    void raisesOncePerVersionThatTheExpectedDateHasPassed() {
        Told told = new Told().admitted(1, 8).announced(1, 9, 2);
        assertThat(passed(told)).isEmpty();
        told.expected(LocalDate.parse("2026-06-03"), 2, 9);
        Cause first = passed(told).getFirst();
        assertThat(first.opensAt()).isEqualTo(London.startOf(LocalDate.parse("2026-06-04")));
        assertThat(passed(told.reviewed("none", 2, 10))).containsExactly(first);
        Cause again =
                passed(told.expected(LocalDate.parse("2026-06-03"), 2, 11)).getFirst();
        assertThat(again.key()).isNotEqualTo(first.key());
        assertThat(again.opensAt()).isEqualTo(first.opensAt());
        assertThat(passed(told.discharged(5, 9))).isEmpty();
    }

    private static List<Cause> passed(Told told) {
        return Causes.of(told.fold(), List.of()).stream()
                .filter(cause -> cause.kind() == Kind.EXPECTED_DATE_PASSED)
                .toList();
    }

    @Test
    void showsWhatWasTrueThen() {
        Told told = new Told()
                .admitted(1, 8)
                .reviewed("none", 3, 9)
                .decided(1, 4, 9)
                .opened(1, "CA1", 4, 10)
                .discharged(9, 9);
        DischargeCase then = CaseFold.asOf(Told.at(4, 12), told.stay(), told.facts);
        assertThat(then.status()).isEqualTo(DischargeCase.Status.READY);
        assertThat(then.openDelays()).hasSize(1);
        assertThat(CaseFold.asOf(Told.at(2, 12), told.stay(), told.facts).status())
                .isEqualTo(DischargeCase.Status.IN_HOSPITAL);
        assertThat(CaseFold.asOf(Told.at(1, 7), told.stay(), told.facts).status())
                .isEqualTo(DischargeCase.Status.EXPECTED);
    }

    @Test
    void namesWhatChanged() {
        Told told = new Told().admitted(1, 8);
        Standing admitted = Standing.of(told.fold());
        Standing ready = Standing.of(told.reviewed("none", 3, 9).fold());
        Standing decided = Standing.of(told.decided(1, 3, 10).fold());
        Standing waiting = Standing.of(told.opened(1, "CA1", 3, 11).fold());
        Standing served = Standing.of(told.closed(1, 4, 11).fold());
        Standing again = Standing.of(told.reviewed("02", 5, 9).fold());
        assertThat(CaseChange.between(Standing.NOTHING, admitted)).isEqualTo(CaseChange.CASE_CHANGED);
        assertThat(CaseChange.between(admitted, ready)).isEqualTo(CaseChange.DECLARED);
        assertThat(CaseChange.between(ready, decided)).isEqualTo(CaseChange.PATHWAY_DECIDED);
        assertThat(CaseChange.between(decided, waiting)).isEqualTo(CaseChange.DELAY_OPENED);
        assertThat(CaseChange.between(waiting, served)).isEqualTo(CaseChange.DELAY_CLOSED);
        assertThat(CaseChange.between(served, again)).isEqualTo(CaseChange.WITHDRAWN);
    }
}
