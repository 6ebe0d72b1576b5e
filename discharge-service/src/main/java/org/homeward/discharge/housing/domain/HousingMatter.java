package org.homeward.discharge.housing.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that housing-service does so that a person has a home to go to, as it stands.
 *
 * @param kind what it is
 * @param id unique within its kind
 * @param type of a referral or job as its owner calls it, known here or not; of a flat, also one that is waited for,
 *     {@link #FLAT}
 * @param stay the stay that its owner names; the one that it is part of now may be another
 * @param status as its owner calls it
 * @param open whether its owner holds that something is still to be done
 * @param beganAt when it was raised, ordered or booked
 * @param since when the status began
 * @param organisation who is to do it: a housing authority, a supplier; null while nobody was chosen
 * @param dueAt when something has to have happened, null where nothing is due
 * @param outcome what came of it, or why nothing did, as its owner calls it: {@code housed}, {@code not-owed}; null while it
 *     is open, and where nobody said
 * @param reference what the authority calls it, null where it did not say
 * @param place of a booking what is booked, null of all else
 */
public record HousingMatter(
        Kind kind,
        String id,
        String type,
        String stay,
        String trust,
        String status,
        boolean open,
        Instant beganAt,
        Instant since,
        @Nullable String organisation,
        @Nullable Instant dueAt,
        @Nullable String outcome,
        @Nullable String reference,
        @Nullable Place place) {

    /** The type of every booking, and of waiting for one. */
    public static final String FLAT = "step-down-flat";

    /** The type of a referral to a housing authority (Housing Act 1996, section 213B). */
    public static final String DUTY_TO_REFER = "duty-to-refer";

    /** The type of a referral to those who let homes. */
    public static final String REHOUSING = "rehousing";

    private static final Set<String> FOUND_FLAT = Set.of("offered", "booked");
    private static final Set<String> FOUND_HOME = Set.of("offered", "agreed");
    private static final Set<String> NOT_FOUND = Set.of();

    /** A place in line that ended with a flat is none: whether there is one, its booking says. */
    private static final Set<String> DONE = Set.of("completed");

    /** Outcomes after which nobody looks for a home any more: there is one, or none is needed. */
    private static final Set<String> SETTLED =
            Set.of("housed", "homelessness-prevented", "temporary-place", "arranged-elsewhere", "not-needed");

    /** What housing-service tells of here; the first part of a record's key. */
    public enum Kind {
        REFERRAL,
        JOB,
        BOOKING,
        /** A place in line for a flat. */
        WAITING;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A flat for some nights. @param until this night is free again */
    public record Place(String flat, LocalDate from, LocalDate until) {}

    /** As the topic names it: {@code referral:<id>}. */
    public String key() {
        return kind.code() + ':' + id;
    }

    /** A flat or a home that is there for the person, who is not in it yet. */
    public boolean isPlaceFound() {
        return open
                && (kind == Kind.BOOKING ? FOUND_FLAT : type.equals(REHOUSING) ? FOUND_HOME : NOT_FOUND)
                        .contains(status);
    }

    /** A flat that the person lives in. */
    public boolean isPlaceTaken() {
        return kind == Kind.BOOKING && status.equals("arrived");
    }

    /** Of a search for a home: it is over, and has not come to nothing. */
    public boolean isSettled() {
        return !open && (DONE.contains(status) || outcome != null && SETTLED.contains(outcome));
    }

    /** Whether somebody on the ward waits for it. */
    public boolean isAwaited() {
        return open && !isPlaceTaken();
    }
}
