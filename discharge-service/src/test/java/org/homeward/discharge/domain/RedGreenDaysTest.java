package org.homeward.discharge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.homeward.discharge.domain.RedGreenDay.Colour;
import org.homeward.discharge.domain.StayVersion.Status;
import org.junit.jupiter.api.Test;

class RedGreenDaysTest {

    private static final Set<String> NOWHERE = Set.of();

    private final Told told = new Told().admitted(1, 8);

    @Test
    void areRedUntilSomebodySaysOtherwise() {
        told.marked(2, Colour.GREEN, "scan acted upon", 2, 12);
        assertThat(days(3, 10)).extracting(RedGreenDay::colour).containsExactly(Colour.RED, Colour.GREEN, Colour.RED);
    }

    @Test
    void areFinalWhenTheDayIsOverInLondon() {
        assertThat(days(3, 22)).extracting(RedGreenDay::isFinal).containsExactly(true, true, false);
        assertThat(days(3, 23))
                .hasSize(4)
                .last()
                .extracting(RedGreenDay::isFinal)
                .isEqualTo(false);
    }

    @Test
    void endWithTheDischargeAlsoWhenItIsHeardLate() {
        assertThat(days(9, 10)).hasSize(9);
        told.discharged(4, 10);
        assertThat(days(9, 10)).extracting(RedGreenDay::date).endsWith(LocalDate.parse("2026-06-04"));
    }

    @Test
    void takeTheLastWordOfADay() {
        told.marked(2, Colour.GREEN, "therapy", 2, 12).marked(2, Colour.RED, "scan cancelled", 2, 16);
        assertThat(days(3, 10).get(1).reason()).isEqualTo("scan cancelled");
    }

    /** What was said on the day counts whenever it is heard; what is said after it does not. */
    @Test
    void areNotRecolouredOnceTheyAreOver() {
        told.marked(2, Colour.GREEN, "therapy", 2, 22).marked(2, Colour.RED, "scan cancelled", 2, 23);
        assertThat(days(5, 10).get(1).reason()).isEqualTo("therapy");
        told.marked(3, Colour.GREEN, "an afterthought", 5, 9);
        assertThat(days(5, 10).get(2).colour()).isEqualTo(Colour.RED);
    }

    @Test
    void areNotKeptInAssessmentAreas() {
        told.movedTo("RXX01/AMU/-/-", 2, 9).movedTo("RXX01/W2/-/-", 3, 9);
        assertThat(RedGreenDays.of(told.stay(), told.facts, Set.of("RXX01/AMU"), Told.at(3, 12)))
                .extracting(RedGreenDay::ward)
                .containsExactly("RXX01/W1", "RXX01/W2");
    }

    /** In an emergency department, or as an outpatient. */
    @Test
    void areNoneOfWhoIsOnlyRegistered() {
        Told registered = new Told().moved("A04", 1, 8, Status.REGISTERED);
        assertThat(RedGreenDays.of(registered.stay(), List.of(), NOWHERE, Told.at(9, 10)))
                .isEmpty();
        registered.moved("A06", 3, 8, Status.ADMITTED).moved("A07", 5, 8, Status.REGISTERED);
        assertThat(RedGreenDays.of(registered.stay(), List.of(), NOWHERE, Told.at(9, 10)))
                .extracting(day -> day.date().getDayOfMonth())
                .containsExactly(3, 4, 5);
    }

    @Test
    void areNoneOfACancelledAdmission() {
        told.is(Status.CANCELLED);
        assertThat(days(9, 10)).isEmpty();
    }

    @Test
    void areTheSameForEveryOrder() {
        for (int i = 0; i < 20; i++) {
            told.marked(1 + i % 5, i % 3 == 0 ? Colour.RED : Colour.GREEN, "r" + i, 1 + i % 7, i);
        }
        List<RedGreenDay> expected = days(8, 10);
        Random random = new Random(7);
        for (int i = 0; i < 100; i++) {
            List<CaseFact> shuffled = new ArrayList<>(told.facts);
            Collections.shuffle(shuffled, random);
            assertThat(RedGreenDays.of(told.stay(), shuffled, NOWHERE, Told.at(8, 10)))
                    .isEqualTo(expected);
        }
    }

    private List<RedGreenDay> days(int day, int hour) {
        return RedGreenDays.of(told.stay(), told.facts, NOWHERE, Told.at(day, hour));
    }
}
