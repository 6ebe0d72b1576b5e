package org.homeward.discharge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.homeward.discharge.domain.ReadyPeriod.Ending;
import org.junit.jupiter.api.Test;

/** Random stays and facts: every order of arrival, with repetitions, gives the same case, and its periods make sense. */
class CasePermutationTest {

    private static final int CASES = 400;
    private static final int ORDERS = 12;

    @Test
    void everyOrderGivesTheSameCase() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            Told told = random(random);
            DischargeCase expected = told.fold();
            for (int order = 0; order < ORDERS; order++) {
                List<CaseFact> shuffled = new ArrayList<>(told.facts);
                shuffled.addAll(told.facts.subList(0, told.facts.size() / 2));
                Collections.shuffle(shuffled, random);
                assertThat(CaseFold.of(told.shuffled(random).stay(), shuffled))
                        .as("seed %d, case %d", seed, i)
                        .isEqualTo(expected);
            }
            makesSense(expected, seed);
        }
    }

    private static void makesSense(DischargeCase folded, long seed) {
        List<ReadyPeriod> periods = folded.periods();
        for (int i = 0; i < periods.size(); i++) {
            ReadyPeriod period = periods.get(i);
            boolean last = i == periods.size() - 1;
            assertThat(period.end() != null || last)
                    .as("seed %d: only the last is open", seed)
                    .isTrue();
            assertThat(last || !periods.get(i + 1).start().isBefore(period.end()))
                    .as("seed %d: periods do not overlap", seed)
                    .isTrue();
        }
        assertThat(folded.currentExpectedDates()).as("seed %d", seed).allMatch(date -> date.withdrawnAt() == null);
        if (folded.ready() != null) {
            assertThat(folded.ready()).as("seed %d", seed).isEqualTo(periods.getLast());
            assertThat(folded.ready().ending()).as("seed %d", seed).isNotEqualTo(Ending.CRITERIA_MET_AGAIN);
        }
        assertThat(folded.status() == DischargeCase.Status.READY)
                .as("seed %d: ready in hospital means an open period", seed)
                .isEqualTo(folded.ready() != null
                        && folded.ready().isOpen()
                        && folded.status().isOpen());
    }

    private static Told random(Random random) {
        Told told = new Told();
        int day = 1 + random.nextInt(3);
        if (random.nextInt(5) == 0) {
            told.moved("A05", day, 6, StayVersion.Status.PREADMITTED);
        }
        for (int spell = 0; spell < 1 + random.nextInt(3); spell++) {
            told.admitted(day, random.nextInt(24));
            day += 1 + random.nextInt(5);
            if (spell > 0 || random.nextBoolean()) {
                told.discharged(day, random.nextInt(24));
                day += 1 + random.nextInt(2);
            } else {
                break;
            }
        }
        for (int i = 0; i < random.nextInt(5); i++) {
            told.announcedByAnyEvent(
                    1 + 2 * i + random.nextInt(2), random.nextInt(24), random.nextBoolean() ? null : Told.at(20, 12));
        }
        int facts = random.nextInt(12);
        for (int i = 0; i < facts; i++) {
            add(told, random, 1 + random.nextInt(14));
        }
        if (random.nextInt(12) == 0) {
            told.is(StayVersion.Status.CANCELLED);
        }
        return told;
    }

    private static void add(Told told, Random random, int day) {
        int hour = random.nextInt(24);
        switch (random.nextInt(6)) {
            case 0, 1 -> told.reviewed("none", day, hour);
            case 2 -> told.reviewed("0" + (1 + random.nextInt(9)), day, hour);
            case 3 -> told.decided(random.nextInt(4), day, hour);
            case 4 -> told.opened(random.nextInt(3), "CA1", day, hour).closed(random.nextInt(3), day, hour);
            default -> told.expected(LocalDate.parse("2026-06-20"), day, hour);
        }
    }
}
