package org.homeward.local.week;

/**
 * Somebody's stay as the ward sees it.
 *
 * @param method PV1-4, how the patient comes to be admitted
 */
record Stay(String visit, Patient patient, Place place, boolean onLeave, String method) {

    private static final String THROUGH_THE_EMERGENCY_DEPARTMENT = "21";
    private static final String BOOKED = "12";

    static Stay emergency(String visit, Patient patient, Place place) {
        return new Stay(visit, patient, place, false, THROUGH_THE_EMERGENCY_DEPARTMENT);
    }

    Stay booked() {
        return new Stay(visit, patient, place, onLeave, BOOKED);
    }

    Stay in(Place other) {
        return new Stay(visit, patient, other, onLeave, method);
    }

    Stay onLeave(boolean away) {
        return new Stay(visit, patient, place, away, method);
    }

    Stay of(Patient other) {
        return new Stay(visit, other, place, onLeave, method);
    }
}
