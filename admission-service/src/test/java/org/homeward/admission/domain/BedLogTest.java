package org.homeward.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.homeward.admission.domain.BedStatus.State;
import org.junit.jupiter.api.Test;

class BedLogTest {

    private static final Place BED = Place.parse("RXX01/W1/B2/03");
    private static final Instant START = Instant.parse("2026-06-03T00:00:00Z");

    @Test
    void isTheSameForEveryOrderOfArrival() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<BedStatus> said = new ArrayList<>();
            for (int i = random.nextInt(seed % 10 == 0 ? 400 : 20); i >= 0; i--) {
                said.add(status(State.values()[random.nextInt(6)], random.nextInt(60), random.nextInt(3), "C" + i));
            }
            BedLog inOrder = log(said);
            Collections.shuffle(said, random);
            said.addAll(said.subList(0, said.size() / 2));
            assertThat(log(said)).as("seed %d", seed).isEqualTo(inOrder);
        }
    }

    @Test
    void sortsByEventTimeAndThenTheSendersSequence() {
        BedLog log = log(List.of(status(State.H, 5, 10, "A"), status(State.U, 5, 9, "B"), status(State.C, 4, 11, "C")));

        assertThat(log.statuses()).extracting(BedStatus::state).containsExactly(State.C, State.U, State.H);
        assertThat(log.newest().state()).isEqualTo(State.H);
    }

    @Test
    void keepsTheLastHundredAndTheLastOfEachLetterBefore() {
        List<BedStatus> said = new ArrayList<>();
        said.add(status(State.C, 0, 0, "first"));
        for (int i = 1; i <= 300; i++) {
            said.add(status(State.O, i, i, "C" + i));
        }
        BedLog log = log(said);

        assertThat(log.statuses()).hasSize(BedLog.KEPT + 2);
        assertThat(log.statuses().getFirst().state()).isEqualTo(State.C);
        assertThat(log.newest().source().controlId()).isEqualTo("C300");
    }

    private static BedLog log(List<BedStatus> said) {
        BedLog log = BedLog.EMPTY;
        for (BedStatus status : said) {
            log = log.with(status);
        }
        return log;
    }

    private static BedStatus status(State state, int minute, long sequence, String controlId) {
        return new BedStatus(
                new Fact.Source("PAS|RXX", sequence, null, controlId, 0),
                "RXX",
                EventTime.ofSecond(START.plusSeconds(60L * minute)),
                BED,
                state);
    }
}
