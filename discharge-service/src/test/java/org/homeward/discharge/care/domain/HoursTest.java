package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Facts 5.2: care hours are visits × minutes, staff hours are visits × minutes × carers. */
class HoursTest {

    private static final Set<DayOfWeek> EVERY_DAY = Set.of(DayOfWeek.values());

    @Test
    void countsADoubleHandedVisitTwiceForStaffOnly() {
        Need need = need(List.of(new Visit(Band.MORNING, 45, 2, EVERY_DAY), new Visit(Band.BED, 30, 1, EVERY_DAY)));
        assertThat(need.careMinutesPerWeek()).isEqualTo((45 + 30) * 7);
        assertThat(need.staffMinutesPerWeek()).isEqualTo((90 + 30) * 7);
    }

    @Test
    void countsTheDaysOfEachVisit() {
        Need need = need(List.of(new Visit(Band.LUNCH, 60, 1, Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY))));
        assertThat(need.staffMinutesPerWeek()).isEqualTo(120);
    }

    private static Need need(List<Visit> visits) {
        return new Need(Service.LONG_TERM, "LE3 9", visits, List.of(), null, null);
    }
}
