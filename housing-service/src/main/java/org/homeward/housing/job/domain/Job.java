package org.homeward.housing.job.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.homeward.housing.referral.domain.Clock;
import org.homeward.housing.referral.domain.Days;
import org.jspecify.annotations.Nullable;

/**
 * Work that somebody does for a referral.
 *
 * @param since when the state began
 * @param expectedDischarge the day in Europe/London on which the person is expected to leave, null while nobody said
 */
public record Job(
        UUID id,
        UUID referral,
        String stay,
        Order order,
        JobState state,
        Instant since,
        Instant orderedAt,
        String orderedBy,
        @Nullable LocalDate expectedDischarge) {

    /** What came of a wish: the job after it, with the past tense that the event says. */
    public record Changed(Job after, String what) {}

    /** Null where the job is over: nothing can follow. */
    public @Nullable Changed take(JobWish wish, Instant at) {
        if (!(state instanceof JobState.Open open)) {
            return null;
        }
        JobState after = switch (wish) {
            case JobWish.Schedule(var on) -> open.schedule(on);
            case JobWish.Done(var on, var cost) -> open.done(on);
            case JobWish.Fail(var on, var reason) -> open.fail(on, reason);
            case JobWish.Cancel(var reason) -> open.cancel(reason);
        };
        Order as = wish instanceof JobWish.Done done ? order.at(done.cost()) : order;
        return new Changed(
                new Job(id, referral, stay, as, after, at, orderedAt, orderedBy, expectedDischarge), after.code());
    }

    public Job expecting(@Nullable LocalDate date) {
        return new Job(id, referral, stay, order, state, since, orderedAt, orderedBy, date);
    }

    /** By its own day, and before the one on which the person is expected to leave; the soonest first, none once it is over. */
    public List<Clock> clocks() {
        return state.isOver()
                ? List.of()
                : Clock.sorted(
                        order.due() == null ? null : new Clock(Clock.Of.WORK, Days.end(order.due())),
                        expectedDischarge == null
                                ? null
                                : new Clock(Clock.Of.DISCHARGE, Days.begin(expectedDischarge)));
    }

    /** The soonest of its clocks; null where nothing is due. */
    public @Nullable Instant dueAt() {
        return clocks().stream().map(Clock::dueAt).findFirst().orElse(null);
    }
}
