package org.homeward.admission.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose a stay is: the patient whom its first fact names, from an A45 on the one to whom that moves it. Another number
 * that no link joins to his changes nothing; it is a contradiction that is shown.
 */
final class Claims {

    private Claims() {}

    /** The local number, as sent, under which the stay is kept; null if no fact names one. */
    static @Nullable String owner(List<Entry> entries) {
        String first = null;
        String moved = null;
        for (Entry entry : entries) {
            String patient = entry.fact().patient();
            if (patient != null) {
                first = first == null ? patient : first;
                moved = entry.trigger() == Trigger.A45 ? patient : moved;
            }
        }
        return moved != null ? moved : first;
    }

    /** Notes the facts that name a patient who is neither the owner then nor the owner in the end. */
    static void check(List<Entry> entries, Links patients, Notes notes) {
        String last = owner(entries);
        String then = null;
        for (Entry entry : entries) {
            String patient = entry.fact().patient();
            if (patient == null || last == null) {
                continue;
            }
            if (then == null || entry.trigger() == Trigger.A45) {
                then = patient;
            } else if (!isSame(patient, then, patients) && !isSame(patient, last, patients)) {
                notes.contradiction(Stay.Code.VISIT_OF_TWO_PATIENTS, entry.fact());
            }
        }
    }

    private static boolean isSame(String a, String b, Links patients) {
        return a.equals(b) || patients.survivor(a).equals(patients.survivor(b));
    }
}
