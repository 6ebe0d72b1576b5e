package org.homeward.housing.job.domain;

import java.time.LocalDate;
import java.util.List;

/**
 * How a job stands: ordered, scheduled for a day, done, failed or cancelled. A supplier need not say when it will come
 * before it has come. One that failed stays so: what is still needed is ordered anew. Days are those of Europe/London.
 */
public sealed interface JobState {

    /** The codes of all states, in the order in which they can follow each other. */
    List<String> CODES = List.of("ordered", "scheduled", "done", "failed", "cancelled");

    /** As lists and events call it. */
    String code();

    default boolean isOver() {
        return false;
    }

    /** Not over. */
    sealed interface Open extends JobState {

        default Scheduled schedule(LocalDate on) {
            return new Scheduled(on);
        }

        default Done done(LocalDate on) {
            return new Done(on);
        }

        default Failed fail(LocalDate on, String reason) {
            return new Failed(on, reason);
        }

        default Cancelled cancel(String reason) {
            return new Cancelled(reason);
        }
    }

    record Ordered() implements Open {

        @Override
        public String code() {
            return "ordered";
        }
    }

    /** @param on when the supplier comes */
    record Scheduled(LocalDate on) implements Open {

        @Override
        public String code() {
            return "scheduled";
        }
    }

    record Done(LocalDate on) implements JobState {

        @Override
        public String code() {
            return "done";
        }

        @Override
        public boolean isOver() {
            return true;
        }
    }

    /** It was tried and did not work. @param reason a code such as {@code no-access} */
    record Failed(LocalDate on, String reason) implements JobState {

        @Override
        public String code() {
            return "failed";
        }

        @Override
        public boolean isOver() {
            return true;
        }
    }

    /** Nobody wants it any more. @param reason a code */
    record Cancelled(String reason) implements JobState {

        @Override
        public String code() {
            return "cancelled";
        }

        @Override
        public boolean isOver() {
            return true;
        }
    }
}
