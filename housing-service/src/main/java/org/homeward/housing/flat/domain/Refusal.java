package org.homeward.housing.flat.domain;

import java.time.LocalDate;
import java.util.Set;

/** Why a booking, or a change of one, is refused. */
public sealed interface Refusal {

    /** Somebody else has one of the nights. */
    record Taken(Booking by) implements Refusal {}

    /** Who lived there before has not left. */
    record StillOccupied(Booking by) implements Refusal {}

    record OutOfService(Outage outage) implements Refusal {}

    record NotYetAvailable(LocalDate from) implements Refusal {}

    record TooLong(int maxNights) implements Refusal {}

    /** Nobody may stay so long, for any reason. */
    record ExtendedTooFar(int most) implements Refusal {}

    record Lacking(Set<String> features) implements Refusal {}

    /** Every night lies behind. */
    record Over() implements Refusal {}

    /** It is asked for a day or time that has not come, or that lies before what must come first. */
    record WrongTime(String detail) implements Refusal {}

    record NotInThisState(String status) implements Refusal {}

    /** It is no longer what the caller has seen. */
    record ChangedSince() implements Refusal {}

    /** The time for an answer is over. */
    record TooLate() implements Refusal {}

    /** Whoever it was offered to waits no more. */
    record Withdrawn() implements Refusal {}

    default String code() {
        return switch (this) {
            case Taken taken -> "flat-taken";
            case StillOccupied occupied -> "flat-still-occupied";
            case OutOfService out -> "flat-out-of-service";
            case NotYetAvailable not -> "flat-not-yet-available";
            case TooLong tooLong -> "longer-than-the-flat-allows";
            case ExtendedTooFar tooFar -> "extended-too-far";
            case Lacking lacking -> "flat-lacks-a-need";
            case Over over -> "nights-are-over";
            case WrongTime wrong -> "wrong-time";
            case NotInThisState not -> "not-in-this-state";
            case ChangedSince changed -> "changed";
            case TooLate late -> "offer-expired";
            case Withdrawn withdrawn -> "offer-withdrawn";
        };
    }

    /** In words, for the caller. */
    default String detail() {
        return switch (this) {
            case Taken taken -> "another booking has one of these nights";
            case StillOccupied occupied -> "the booking before has not left yet";
            case OutOfService(Outage outage) -> "the flat is out of service from " + outage.from();
            case NotYetAvailable(LocalDate from) -> "the flat can be had from " + from;
            case TooLong(int most) -> "the flat can be had for at most " + most + " nights; extend with a reason";
            case ExtendedTooFar(int most) -> "a booking has at most " + most + " nights with all extensions";
            case Lacking(Set<String> features) -> "the flat lacks " + String.join(", ", features);
            case Over over -> "all of these nights lie behind";
            case WrongTime(String detail) -> detail;
            case TooLate late -> "the time for an answer is over";
            case Withdrawn withdrawn -> "whoever it was offered to no longer waits for a flat";
            case ChangedSince changed -> "the booking has changed since you read it";
            case NotInThisState(String status) -> "the booking is " + status;
        };
    }
}
