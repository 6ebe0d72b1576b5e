package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.discharge.care.domain.Cases.DAY;
import static org.homeward.discharge.care.domain.Cases.NOON;
import static org.homeward.discharge.care.domain.Cases.after;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.homeward.discharge.care.domain.Offer.Status;
import org.junit.jupiter.api.Test;

/** The clocks of brokerage, and what became of people. */
class MeasuresTest {

    private final Measures measures = new Measures(NOON, NOON.plus(DAY));

    @Test
    void takesMedianAndNinetiethPercentileByNearestRank() {
        for (int minutes = 1; minutes <= 10; minutes++) {
            measures.add(answered(minutes, Status.DECLINED));
        }
        assertThat(measures.offerToAnswer())
                .isEqualTo(new Measures.Clock(10, Duration.ofMinutes(5), Duration.ofMinutes(9)));
    }

    @Test
    void timesOnlyWhatTheProviderSaidItself() {
        measures.add(answered(10, Status.EXPIRED));
        measures.add(answered(10, Status.LOST));
        measures.add(answered(10, Status.ACCEPTED));
        measures.add(answered(25 * 60, Status.ACCEPTED));
        assertThat(measures.offerToAnswer().count()).isEqualTo(1);
        assertThat(measures.closedOffers()).isEqualTo(Map.of("expired", 1, "lost", 1, "accepted", 1));
    }

    @Test
    void timesAStartFromTheAcceptanceBehindIt() {
        PackageOfCare started =
                after(Visiting.start(Cases.accepted(), Moment.at(NOON.plus(Duration.ofHours(3))), NOON.plus(DAY)));
        measures.addStart(started);
        assertThat(measures.acceptedToStarted().median()).isEqualTo(Duration.ofHours(3));
        assertThat(new Measures(NOON, NOON).acceptedToStarted().median()).isNull();
    }

    @Test
    void countsOutcomesOfReablementAndThoseThatNobodyStated() {
        measures.addOutcome(after(Visiting.end(Cases.started(), "completed", "long-term-support", NOON)));
        measures.addOutcome(Cases.ended());
        measures.addOutcome(Cases.withdrawn());
        measures.addOutcome(Cases.started());
        assertThat(measures.outcomes()).isEqualTo(Map.of("long-term-support", 1, "not-stated", 1));
    }

    private static Offer answered(int minutes, Status how) {
        Instant sentAt = NOON;
        return new Offer(
                UUID.randomUUID(),
                1,
                "ROWAN",
                1,
                1,
                how,
                sentAt,
                sentAt.plus(DAY),
                sentAt.plusSeconds(60L * minutes),
                null);
    }
}
