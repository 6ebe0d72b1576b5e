package org.homeward.housing.referral.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Equipment and telecare for a home: requested, ordered for a day, delivered (where somebody has to be shown how to use
 * it, after training), completed. Its own clocks are the day by which it is needed, then the day that was promised.
 */
public sealed interface Equipment extends State {

    /**
     * What is asked for.
     *
     * @param items codes such as {@code hoist} or {@code pendant-alarm}
     * @param training somebody has to be shown how to use it
     * @param neededBy a day in Europe/London; null for the day on which the person is expected to leave
     */
    record Need(
            Set<String> items, boolean training, @Nullable LocalDate neededBy) {
        public Need {
            items = Set.copyOf(items);
        }
    }

    /**
     * When it came; days in Europe/London, null where that was not kept.
     *
     * @param promised the day that was promised
     */
    record Delivery(@Nullable LocalDate promised, @Nullable LocalDate on) {}

    Need need();

    /** Not over. */
    sealed interface Open extends Equipment {

        default Over withdraw() {
            return new Over(this, new Ending.Withdrawn());
        }

        default Over close(Outcome why) {
            return new Over(this, new Ending.Closed(why));
        }

        @Override
        default boolean takesJobs() {
            return true;
        }
    }

    /** Nobody has promised it yet. */
    record Requested(Need need) implements Open {

        @Override
        public String code() {
            return "requested";
        }

        @Override
        public @Nullable Clock clock(Instant since, Duration within) {
            return need.neededBy() == null ? null : new Clock(Clock.Of.EQUIPMENT, Days.end(need.neededBy()));
        }

        /** @param deliverBy the day that was promised, in Europe/London */
        public Ordered order(LocalDate deliverBy) {
            return new Ordered(need, deliverBy);
        }
    }

    /** Promised for a day. */
    record Ordered(Need need, LocalDate deliverBy) implements Open {

        @Override
        public String code() {
            return "ordered";
        }

        @Override
        public Clock clock(Instant since, Duration within) {
            return new Clock(Clock.Of.EQUIPMENT, Days.end(deliverBy));
        }

        /** A later promise, or an earlier one. */
        public Ordered order(LocalDate promised) {
            return new Ordered(need, promised);
        }

        /** @param on the day, in Europe/London */
        public Open deliver(LocalDate on) {
            Delivery delivery = new Delivery(deliverBy, on);
            return need.training() ? new AwaitingTraining(need, delivery) : new Delivered(need, delivery);
        }
    }

    /** It is there, and those who are to use it do not know how yet. */
    record AwaitingTraining(Need need, Delivery delivery) implements Open {

        @Override
        public String code() {
            return "awaiting-training";
        }

        public Delivered train() {
            return new Delivered(need, delivery);
        }
    }

    /** It is there and can be used. */
    record Delivered(Need need, Delivery delivery) implements Open {

        @Override
        public String code() {
            return "delivered";
        }

        public Over complete() {
            return new Over(this, new Ending.Completed());
        }
    }

    /** @param last how it stood before, with all that was known */
    record Over(Open last, Ending ending) implements Equipment, EndedState {

        @Override
        public Need need() {
            return last.need();
        }
    }
}
