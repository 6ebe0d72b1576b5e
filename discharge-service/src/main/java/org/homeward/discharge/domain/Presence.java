package org.homeward.discharge.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.homeward.discharge.domain.StayVersion.Movement;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the patient was in hospital without a break. A discharge and a new admission under the same number
 * make two; a cancelled discharge leaves one.
 *
 * @param until null while it lasts
 */
public record Presence(Instant from, @Nullable Instant until) {

    /** Every presence of a stay, in order; none of one that is void. */
    static List<Presence> of(StayVersion stay) {
        return of(stay, StayVersion.Status::isPresent);
    }

    /** Every time as an inpatient, in order; registration in an emergency department is none. */
    static List<Presence> asInpatient(StayVersion stay) {
        return of(stay, StayVersion.Status::isInpatient);
    }

    private static List<Presence> of(StayVersion stay, Predicate<StayVersion.Status> counts) {
        List<Presence> result = new ArrayList<>();
        if (stay.status().isVoid()) {
            return result;
        }
        Instant since = null;
        for (Movement movement : stay.movements()) {
            boolean present = counts.test(movement.status());
            if (present && since == null) {
                since = movement.at();
            } else if (!present && since != null) {
                result.add(new Presence(since, movement.at()));
                since = null;
            }
        }
        if (since != null) {
            result.add(new Presence(since, null));
        }
        return result;
    }

    /** The instant of the discharge itself counts: a review said at that time was of this presence. */
    boolean covers(Instant time) {
        return !time.isBefore(from) && (until == null || !time.isAfter(until));
    }
}
