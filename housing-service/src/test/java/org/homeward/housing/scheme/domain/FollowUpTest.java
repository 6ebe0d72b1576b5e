package org.homeward.housing.scheme.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.homeward.housing.flat.domain.Nights;
import org.homeward.housing.scheme.domain.FollowUp.Status;
import org.junit.jupiter.api.Test;

/** What is known of a person 30, 91 and 180 days after leaving hospital, and when somebody has to ask. */
class FollowUpTest {

    private static final LocalDate LEFT = LocalDate.parse("2026-06-03");
    private static final LocalDate DAY_30 = LocalDate.parse("2026-07-03");
    private static final Afterwards NOTHING = new Afterwards(LEFT, List.of(), null, List.of());

    @Test
    void comesOnItsDay() {
        assertThat(at(NOTHING, null, DAY_30.minusDays(1)).status()).isEqualTo(Status.NOT_YET);
        FollowUp due = at(NOTHING, null, DAY_30);
        assertThat(due.status()).isEqualTo(Status.DUE);
        assertThat(due.due()).isEqualTo(DAY_30);
        assertThat(Mark.DAY_91.after(LEFT)).isEqualTo("2026-09-02");
        assertThat(Mark.DAY_180.after(LEFT)).isEqualTo("2026-11-30");
    }

    @Test
    void isNotAskedForEver() {
        LocalDate last = DAY_30.plusDays(Mark.ASKED_FOR_DAYS);
        assertThat(at(NOTHING, null, last).status()).isEqualTo(Status.DUE);
        assertThat(at(NOTHING, null, last.plusDays(1)).status()).isEqualTo(Status.NOT_KNOWN);
        assertThat(at(NOTHING, Living.HOME, last.plusDays(1)).living()).isEqualTo(Living.HOME);
    }

    @Test
    void isToldByAnAdmissionUpToTheDay() {
        assertThat(told(readmitted(LEFT.minusDays(1)))).isNull();
        assertThat(told(readmitted(LEFT))).isEqualTo(Living.READMITTED);
        assertThat(told(readmitted(DAY_30))).isEqualTo(Living.READMITTED);
        assertThat(told(readmitted(DAY_30.plusDays(1)))).isNull();
    }

    @Test
    void isToldByAFlatThatThePersonStillLivesIn() {
        Nights until = new Nights(LEFT, DAY_30);
        Nights on = new Nights(DAY_30, DAY_30.plusDays(1));
        assertThat(told(new Afterwards(LEFT, List.of(), null, List.of(until, on))))
                .isEqualTo(Living.IN_STEP_DOWN_FLAT);
        assertThat(told(new Afterwards(LEFT, List.of(), null, List.of(until)))).isNull();
    }

    @Test
    void isToldByADeath() {
        assertThat(told(new Afterwards(LEFT, List.of(), DAY_30, List.of()))).isEqualTo(Living.DIED);
        assertThat(told(new Afterwards(LEFT, List.of(), DAY_30.plusDays(1), List.of())))
                .isNull();
    }

    @Test
    void eventsThatComeLateGoBeforeAnAnswer() {
        assertThat(at(readmitted(DAY_30), Living.HOME, DAY_30))
                .extracting(FollowUp::status, FollowUp::living)
                .containsExactly(Status.TOLD, Living.READMITTED);
        assertThat(at(NOTHING, Living.MOVED, DAY_30))
                .extracting(FollowUp::status, FollowUp::living)
                .containsExactly(Status.ANSWERED, Living.MOVED);
    }

    private static Afterwards readmitted(LocalDate on) {
        return new Afterwards(LEFT, List.of(DAY_30.plusDays(40), on), null, List.of());
    }

    private static Living told(Afterwards afterwards) {
        return at(afterwards, null, DAY_30).living();
    }

    private static FollowUp at(Afterwards afterwards, Living answer, LocalDate today) {
        return FollowUp.of(Mark.DAY_30, afterwards, answer, today);
    }
}
