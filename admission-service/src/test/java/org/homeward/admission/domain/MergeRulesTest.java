package org.homeward.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.admission.domain.About.about;
import static org.homeward.admission.domain.Feed.minute;
import static org.homeward.admission.domain.Feed.place;
import static org.homeward.admission.domain.Trigger.A01;
import static org.homeward.admission.domain.Trigger.A02;
import static org.homeward.admission.domain.Trigger.A08;
import static org.homeward.admission.domain.Trigger.A31;
import static org.homeward.admission.domain.Trigger.A34;
import static org.homeward.admission.domain.Trigger.A37;
import static org.homeward.admission.domain.Trigger.A40;
import static org.homeward.admission.domain.Trigger.A42;
import static org.homeward.admission.domain.Trigger.A45;
import static org.homeward.admission.domain.Trigger.A47;

import java.util.List;
import org.homeward.admission.domain.Stay.Code;
import org.homeward.admission.domain.Stay.Status;
import org.junit.jupiter.api.Test;

/** Links between patients and between visits: only these join or move. */
class MergeRulesTest {

    private final Feed pas = new Feed("PAS|RXX");

    private Feed.Said merge(Trigger trigger, int minute, String from, String into) {
        return pas.says(trigger, minute).of(into).withoutVisit().mergedFrom(from, null);
    }

    @Test
    void aMergeLinksTheOldNumberToTheSurvivor() {
        for (Trigger trigger : List.of(A34, A40, A47)) {
            Outcome outcome = Folding.outcome(merge(trigger, 10, "P1", "P2"));

            assertThat(outcome.links()).containsExactly(new PatientLinks("P2", List.of("P1")));
            assertThat(outcome.survivor("P1")).isEqualTo("P2");
            assertThat(outcome.survivor("P2")).isEqualTo("P2");
            assertThat(outcome.survivor("P3")).isEqualTo("P3");
        }
    }

    @Test
    void mergesAreTransitive() {
        Outcome outcome = Folding.outcome(merge(A40, 20, "P2", "P3"), merge(A40, 10, "P1", "P2"));

        assertThat(outcome.links()).containsExactly(new PatientLinks("P3", List.of("P1", "P2")));
    }

    @Test
    void anUnmergeUndoesTheMergeBeforeItAndNotTheOneAfter() {
        Feed.Said merge = merge(A40, 10, "P1", "P2");
        Feed.Said unmerge = merge(A37, 20, "P1", "P2");

        assertThat(Folding.outcome(merge, unmerge).links()).isEmpty();
        assertThat(Folding.outcome(merge, unmerge, merge(A40, 30, "P1", "P2")).links())
                .hasSize(1);
    }

    @Test
    void anUnmergeMayNameTheTwoNumbersInEitherRole() {
        assertThat(Folding.outcome(merge(A40, 10, "P1", "P2"), merge(A37, 20, "P2", "P1"))
                        .links())
                .isEmpty();
    }

    @Test
    void anUnmergeFromTheLastOfAChainFreesOnlyTheNumberThatItNames() {
        Outcome outcome =
                Folding.outcome(merge(A40, 10, "P1", "P2"), merge(A40, 20, "P2", "P3"), merge(A37, 30, "P1", "P3"));

        assertThat(outcome.links()).containsExactly(new PatientLinks("P3", List.of("P2")));
    }

    @Test
    void anUnmergeOfOthersChangesNothing() {
        assertThat(Folding.outcome(merge(A40, 10, "P1", "P2"), merge(A37, 20, "P1", "P3"))
                        .links())
                .hasSize(1);
    }

    @Test
    void ofACycleTheLastWordCounts() {
        Outcome outcome = Folding.outcome(merge(A40, 10, "P1", "P2"), merge(A40, 20, "P2", "P1"));

        assertThat(outcome.links()).containsExactly(new PatientLinks("P1", List.of("P2")));
    }

    @Test
    void aMergeMovesNoStayAndContradictsNothing() {
        Outcome outcome = Folding.outcome(
                pas.says(A01, 10).of("P1").to("W1/B1/01"),
                merge(A40, 20, "P1", "P2"),
                pas.says(A02, 30).of("P2").to("W2/-/01"));
        Stay stay = Folding.stay(outcome, "RXX:2139");

        assertThat(stay.patient()).isEqualTo("P1");
        assertThat(stay.place()).isEqualTo(place("W2/-/01"));
        assertThat(stay.contradictions()).isEmpty();
    }

    @Test
    void aVisitOfTwoPatientsStaysWithTheFirstAndIsShown() {
        Stay stay = Folding.stay(
                pas.says(A01, 10).of("P1").to("W1/B1/01"),
                pas.says(A02, 20).of("P2").to("W2/-/01"));

        assertThat(stay.patient()).isEqualTo("P1");
        assertThat(stay.place()).isEqualTo(place("W2/-/01"));
        assertThat(stay.contradictions())
                .containsExactly(new Stay.Contradiction(Code.VISIT_OF_TWO_PATIENTS, A02, minute(20)));
    }

    @Test
    void anA45MovesTheVisitToAnotherPatient() {
        Stay stay = Folding.stay(
                pas.says(A01, 10).of("P1").to("W1/B1/01"),
                pas.says(A45, 20).of("P2").mergedFrom("P1", null),
                pas.says(A02, 30).of("P2").to("W2/-/01"));

        assertThat(stay.patient()).isEqualTo("P2");
        assertThat(stay.contradictions()).isEmpty();
    }

    @Test
    void anA45WithoutANewNumberMovesTheVisitThatItNames() {
        Outcome outcome = Folding.outcome(
                pas.says(A01, 10).of("P1").to("W1/B1/01"),
                pas.says(A45, 20).of("P2").withoutVisit().mergedFrom("P1", "2139"));

        assertThat(Folding.stay(outcome, "RXX:2139").patient()).isEqualTo("P2");
    }

    @Test
    void anA42JoinsVisitsAlsoForLateMessages() {
        Outcome outcome = Folding.outcome(
                pas.says(A01, 10).to("W1/B1/01"),
                pas.says(A42, 20).visit("2140").mergedFrom(null, "2139"),
                pas.says(A02, 30).to("W2/-/01"));
        Stay joined = Folding.stay(outcome, "RXX:2140");
        Stay retired = Folding.stay(outcome, "RXX:2139");

        assertThat(joined.place()).isEqualTo(place("W2/-/01"));
        assertThat(joined.admittedAt()).isEqualTo(minute(10));
        assertThat(retired.status()).isEqualTo(Status.MERGED);
        assertThat(retired.into()).isEqualTo("RXX:2140");
        assertThat(retired.place()).isNull();
        assertThat(retired.movements()).isEmpty();
    }

    @Test
    void attributesCountByEventTimeNotByArrival() {
        Stay stay = Folding.stay(
                pas.says(A01, 10).with(about().sex("M").specialty("100").method("11")),
                pas.says(A08, 30).with(about().sex("F")),
                pas.says(A08, 20).with(about().sex("U").specialty("300")));

        assertThat(stay.sex()).isEqualTo("F");
        assertThat(stay.specialty()).isEqualTo("300");
        assertThat(stay.admissionMethod()).isEqualTo("11");
    }

    @Test
    void absentMeansUnchangedAndQuotesMeanDeleted() {
        Feed.Said named = pas.says(A31, 10).with(about().family("SMITH"));

        assertThat(person(Folding.outcome(named, pas.says(A31, 20)), "P1").familyName())
                .isEqualTo("SMITH");
        assertThat(person(Folding.outcome(named, pas.says(A31, 20).with(about().family(Field.deleted()))), "P1")
                        .familyName())
                .isNull();
    }

    @Test
    void aSurvivorsOwnRecordWinsAndTheOldOneFillsItsGaps() {
        Outcome outcome = Folding.outcome(
                pas.says(A31, 5).of("P2").with(about().family("SMITH")),
                pas.says(A31, 10).of("P1").with(about().family("UNKNOWN").nhs("9434765919")),
                merge(A40, 20, "P1", "P2"));

        assertThat(person(outcome, "P2").familyName()).isEqualTo("SMITH");
        assertThat(person(outcome, "P2").nhsNumber()).isEqualTo("9434765919");
        assertThat(person(outcome, "P2").nhsNumberValid()).isTrue();
        assertThat(person(outcome, "P1").familyName()).isEqualTo("UNKNOWN");
    }

    @Test
    void whatIsSaidUnderTheOldNumberSinceTheMergeIsSaidOfTheSurvivor() {
        Outcome outcome = Folding.outcome(
                pas.says(A31, 5).of("P2").with(about().family("SMITH")),
                merge(A40, 20, "P1", "P2"),
                pas.says(A31, 30).of("P1").with(about().family("SMYTHE")));

        assertThat(person(outcome, "P2").familyName()).isEqualTo("SMYTHE");
    }

    @Test
    void anNhsNumberWithAWrongCheckDigitIsShownAsInvalid() {
        Outcome outcome = Folding.outcome(pas.says(A31, 5).with(about().nhs("9876544321")));

        assertThat(person(outcome, "P1").nhsNumberValid()).isFalse();
    }

    @Test
    void deathIsTheNewestWordOrADischargeToDeath() {
        Feed.Said admission = pas.says(A01, 10).to("W1/B1/01");
        Feed.Said died = pas.says(A08, 30).with(about().died(true));

        assertThat(Folding.stay(admission, died).died()).isTrue();
        assertThat(Folding.stay(admission, died, pas.says(A31, 40).with(about().died(false)))
                        .died())
                .isFalse();
        assertThat(Folding.stay(admission, died, pas.says(A31, 20).with(about().died(false)))
                        .died())
                .isTrue();
        Feed.Said discharge = pas.says(Trigger.A03, 50).with(about().destination("79"));
        assertThat(Folding.stay(admission, discharge).died()).isTrue();
        assertThat(Folding.stay(admission, discharge, pas.cancels(Trigger.A13, 50))
                        .died())
                .isFalse();
    }

    private static Person person(Outcome outcome, String number) {
        return outcome.persons().stream()
                .filter(person -> person.number().equals(number))
                .findFirst()
                .orElseThrow();
    }
}
