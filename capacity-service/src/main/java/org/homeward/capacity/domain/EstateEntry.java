package org.homeward.capacity.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the estate says of one bed. Null is unknown, and unknown is not free.
 *
 * @param trust ODS code of the trust that the site belongs to
 * @param staffed whether there is staff for it; unknown counts as not
 * @param cleaningAfterStay whether the site has its beds cleaned after each stay
 * @param declaredAt when the entry became what it is (recorded time)
 */
public record EstateEntry(
        Place bed,
        String trust,
        @Nullable Kind kind,
        @Nullable Boolean singleRoom,
        @Nullable String sex,
        @Nullable String specialty,
        @Nullable Boolean staffed,
        boolean cleaningAfterStay,
        Instant declaredAt) {

    /** Core beds are counted; escalation and boarding spaces are counted apart. */
    public enum Kind {
        CORE,
        ESCALATION
    }

    /** Whether both say the same, whenever they were declared. */
    public boolean saysTheSameAs(EstateEntry other) {
        return withDeclaredAt(other.declaredAt).equals(other);
    }

    public EstateEntry withDeclaredAt(Instant at) {
        return new EstateEntry(bed, trust, kind, singleRoom, sex, specialty, staffed, cleaningAfterStay, at);
    }
}
