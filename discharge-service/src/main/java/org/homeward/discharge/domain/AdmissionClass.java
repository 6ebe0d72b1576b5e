package org.homeward.discharge.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a patient comes to be admitted, as far as a feed says it.
 *
 * @param method PV1-4, of the NHS data dictionary's admission methods; null where it was not sent
 * @param patientClass PV1-2, of HL7 table 0004; null where it was not sent
 */
public record AdmissionClass(
        @Nullable String method, @Nullable String patientClass) {

    public static final AdmissionClass UNKNOWN = new AdmissionClass(null, null);

    /** Waiting list, booked, planned. */
    private static final Set<String> ELECTIVE = Set.of("11", "12", "13");

    private static final Set<String> EMERGENCY = Set.of("21", "22", "23", "24", "25", "28", "2A", "2B", "2C", "2D");

    /**
     * Whether the admission was planned: by its method, or else by the class of the patient (W waiting list, P pre-admit, E
     * emergency). Where neither tells, such as for births and transfers, it was if it had been announced.
     *
     * @param announced by a pre-admission (A05) before it took place
     */
    public boolean isPlanned(boolean announced) {
        if (method != null && (ELECTIVE.contains(method) || EMERGENCY.contains(method))) {
            return ELECTIVE.contains(method);
        }
        return switch (patientClass) {
            case "W", "P" -> true;
            case "E" -> false;
            case null, default -> announced;
        };
    }
}
