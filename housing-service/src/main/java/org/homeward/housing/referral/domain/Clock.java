package org.homeward.housing.referral.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that has to have happened by a time. */
public record Clock(Of of, Instant dueAt) {

    /** What has to have happened. */
    public enum Of implements Coded {
        /** The person was asked. */
        ASKING,
        /** The authority has it. */
        DELIVERY,
        /** The authority has said that it has it. */
        RECEIPT,
        /** The authority has decided on a grant. */
        DECISION,
        /** Work is done. */
        WORK,
        /** Equipment is there. */
        EQUIPMENT,
        /** An offered home is taken or declined. */
        ANSWER,
        /** A home can be had. */
        HOME,
        APPOINTMENT,
        /** Everything, before the day on which the person is expected to leave. */
        DISCHARGE
    }

    /** Those that there are, the soonest first. */
    public static List<Clock> sorted(@Nullable Clock... clocks) {
        return Stream.of(clocks)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Clock::dueAt))
                .toList();
    }
}
