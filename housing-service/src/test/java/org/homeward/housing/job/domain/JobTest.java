package org.homeward.housing.job.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeward.housing.referral.domain.Clock;
import org.junit.jupiter.api.Test;

/** What may follow what, of a job, and when it is due. */
class JobTest {

    private static final Instant AT = Instant.parse("2026-06-03T10:27:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-06-03");
    private static final List<JobState> STATES = List.of(
            new JobState.Ordered(),
            new JobState.Scheduled(DAY),
            new JobState.Done(DAY),
            new JobState.Failed(DAY, "no-access"),
            new JobState.Cancelled("not-needed"));
    private static final List<JobWish> WISHES = List.of(
            new JobWish.Schedule(DAY),
            new JobWish.Done(DAY, null),
            new JobWish.Fail(DAY, "no-access"),
            new JobWish.Cancel("not-needed"));

    @Test
    void allowsWhatTheTableHasAndNothingElse() {
        Map<String, String> taken = new LinkedHashMap<>();
        for (JobState state : STATES) {
            for (JobWish wish : WISHES) {
                Job.Changed changed = job(state, null, null).take(wish, AT);
                if (changed != null) {
                    assertThat(changed.what()).isEqualTo(changed.after().state().code());
                    assertThat(changed.after().since()).isEqualTo(AT);
                    taken.put(state.code() + ' ' + wish.getClass().getSimpleName(), changed.what());
                }
            }
        }
        assertThat(taken)
                .isEqualTo(Map.of(
                        "ordered Schedule", "scheduled",
                        "ordered Done", "done",
                        "ordered Fail", "failed",
                        "ordered Cancel", "cancelled",
                        "scheduled Schedule", "scheduled",
                        "scheduled Done", "done",
                        "scheduled Fail", "failed",
                        "scheduled Cancel", "cancelled"));
        assertThat(STATES.stream().map(JobState::code)).containsExactlyElementsOf(JobState.CODES);
    }

    @Test
    void costsWhatItCameToWhereThatIsSaid() {
        Job ordered = job(STATES.getFirst(), null, null);
        assertThat(costAfter(ordered, null)).isEqualTo("350.00");
        assertThat(costAfter(ordered, new BigDecimal("412.50"))).isEqualTo("412.50");
        assertThat(ordered.take(new JobWish.Done(DAY, new BigDecimal("412.50")), AT)
                        .after()
                        .order()
                        .agreed())
                .as("what was agreed is kept")
                .isEqualByComparingTo("350.00");
    }

    @Test
    void isDueOnItsDayAndNeverAfterThePersonIsExpectedToLeave() {
        JobState scheduled = STATES.get(1);
        Instant own = Instant.parse("2026-06-03T22:59:59.999999Z");
        assertThat(job(scheduled, null, null).dueAt()).isNull();
        assertThat(job(scheduled, DAY, null).dueAt()).isEqualTo(own);
        assertThat(job(scheduled, DAY, DAY.plusDays(1)).dueAt()).isEqualTo(own);
        assertThat(job(scheduled, DAY, DAY).dueAt()).isEqualTo(Instant.parse("2026-06-02T23:00:00Z"));
        assertThat(job(scheduled, null, DAY).dueAt()).isEqualTo(Instant.parse("2026-06-02T23:00:00Z"));
        assertThat(job(STATES.get(2), DAY, DAY).dueAt()).isNull();
        assertThat(job(scheduled, DAY, DAY).clocks().stream().map(Clock::of))
                .containsExactly(Clock.Of.DISCHARGE, Clock.Of.WORK);
    }

    private static String costAfter(Job job, BigDecimal actual) {
        Job.Changed changed = job.take(new JobWish.Done(DAY, actual), AT);
        return changed.after().order().cost().toPlainString();
    }

    private static Job job(JobState state, LocalDate due, LocalDate leaves) {
        Order order = Order.of(Order.Kind.HEATING, "WARM-HOMES", due, new BigDecimal("350.00"));
        return new Job(
                new UUID(0, 5),
                new UUID(0, 1),
                "RXX:1",
                order,
                state,
                Instant.EPOCH,
                Instant.EPOCH,
                "housing-officer",
                leaves);
    }
}
