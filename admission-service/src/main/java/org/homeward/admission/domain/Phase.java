package org.homeward.admission.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a stay stands between two of its movements. */
sealed interface Phase {

    /** No live event has told yet whether the patient is here. */
    record NotHeardOf() implements Phase {}

    record Preadmitted() implements Phase {}

    record Registered(@Nullable Place at) implements Phase {}

    record Admitted(@Nullable Place at) implements Phase {}

    /** The bed stays the patient's. */
    record OnLeave(@Nullable Place keeps) implements Phase {}

    record Discharged(Instant at) implements Phase {}

    /** Where the patient is, or which place he keeps; null when nowhere or unknown. */
    default @Nullable Place place() {
        return switch (this) {
            case Registered(Place at) -> at;
            case Admitted(Place at) -> at;
            case OnLeave(Place keeps) -> keeps;
            case NotHeardOf n -> null;
            case Preadmitted p -> null;
            case Discharged d -> null;
        };
    }

    /** Whether the patient is in the hospital's hands, on leave too. */
    default boolean isHere() {
        return this instanceof Registered || isAdmitted();
    }

    default boolean isAdmitted() {
        return this instanceof Admitted || this instanceof OnLeave;
    }

    /** Whether a message without a visit number can be about a stay that stands like this. */
    default boolean isOpen() {
        return this instanceof Preadmitted || isHere();
    }

    default Stay.Status status() {
        return switch (this) {
            case NotHeardOf n -> Stay.Status.UNKNOWN;
            case Preadmitted p -> Stay.Status.PREADMITTED;
            case Registered r -> Stay.Status.REGISTERED;
            case Admitted a -> Stay.Status.ADMITTED;
            case OnLeave l -> Stay.Status.ON_LEAVE;
            case Discharged d -> Stay.Status.DISCHARGED;
        };
    }
}
