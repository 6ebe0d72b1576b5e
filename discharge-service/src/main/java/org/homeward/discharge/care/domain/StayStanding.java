package org.homeward.discharge.care.domain;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What packages of care have to know of a stay.
 *
 * @param meetsCriteriaAgain a period without criteria to reside was ended by a review, and none has begun since
 * @param mergedInto the stay that goes on in its place
 * @param admittedAt when the person became an inpatient, the last time
 * @param leftAt when the person left hospital, the last time; null while they are there
 */
public record StayStanding(
        String stay,
        String trust,
        @Nullable String person,
        Presence presence,
        boolean meetsCriteriaAgain,
        @Nullable String mergedInto,
        @Nullable Instant admittedAt,
        @Nullable Instant leftAt) {

    /** So says whoever ends a package, and no stay. */
    public static final String DIED_AT_HOME = "died-at-home";

    static final String HAS_DIED = "died";
    private static final String WAS_CANCELLED = "admission-cancelled";
    private static final String IS_DISCHARGED = "discharged";
    private static final String MEETS_CRITERIA = "criteria-met-again";

    /** Every reason for which a stay rules care out ({@link #obstacle}). */
    private static final Set<String> OBSTACLES = Set.of(HAS_DIED, WAS_CANCELLED, IS_DISCHARGED, MEETS_CRITERIA);

    /** Where the person is, as far as this stay tells. */
    public enum Presence {
        /** Not admitted: expected, or in an emergency department. */
        NOT_ADMITTED,
        ADMITTED,
        /** Discharged alive. */
        GONE,
        DIED,
        /** The admission was cancelled. */
        VOID
    }

    /** The same stay after a review of the criteria. */
    public StayStanding withCriteria(boolean meetAgain) {
        return new StayStanding(stay, trust, person, presence, meetAgain, mergedInto, admittedAt, leftAt);
    }

    /** Whether the person lies there as an inpatient, by this stay. */
    public boolean isInHospital() {
        return presence == Presence.ADMITTED && mergedInto == null;
    }

    /** Whether the obstacle is that the person has gone home, where care may be needed as well. */
    public static boolean isAtHome(String obstacle) {
        return IS_DISCHARGED.equals(obstacle);
    }

    /** Whether a reason is one that stays tell, so that nobody else may give it. */
    public static boolean isTold(String reason) {
        return OBSTACLES.contains(reason);
    }

    /** Whether the person became an inpatient by it after they had left the other, as far as that is told. */
    boolean isAfter(StayStanding left) {
        Instant since = left.leftAt == null ? left.admittedAt : left.leftAt;
        return admittedAt == null || since == null || !admittedAt.isBefore(since);
    }

    /** Why no care may be sought for this stay, as a code; null while it may. */
    public @Nullable String obstacle() {
        return switch (presence) {
            case DIED -> HAS_DIED;
            case VOID -> WAS_CANCELLED;
            case GONE -> IS_DISCHARGED;
            default -> meetsCriteriaAgain ? MEETS_CRITERIA : null;
        };
    }
}
