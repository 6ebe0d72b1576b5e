package org.homeward.housing.scheme.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.homeward.housing.flat.domain.Nights;
import org.jspecify.annotations.Nullable;

/**
 * What events tell of a person after leaving hospital, in days of Europe/London.
 *
 * @param left when the person left hospital
 * @param admissions days of later inpatient admissions of the same person
 * @param died null while nobody has said so
 * @param inFlat nights in step-down flats, as far as the person has arrived there
 */
public record Afterwards(
        LocalDate left,
        List<LocalDate> admissions,
        @Nullable LocalDate died,
        List<Nights> inFlat) {

    public Afterwards {
        admissions = List.copyOf(admissions);
        inFlat = List.copyOf(inFlat);
    }

    /** The first admission up to this day; null if there is none. */
    public @Nullable LocalDate readmittedBy(LocalDate day) {
        return admissions.stream()
                .filter(on -> !on.isBefore(left) && !on.isAfter(day))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** What events alone say of this day; null where they cannot tell. */
    @Nullable
    Living on(LocalDate day) {
        if (readmittedBy(day) != null) {
            return Living.READMITTED;
        }
        if (died != null && !died.isAfter(day)) {
            return Living.DIED;
        }
        boolean isInFlat = inFlat.stream().anyMatch(nights -> nights.overlaps(Nights.of(day, 1)));
        return isInFlat ? Living.IN_STEP_DOWN_FLAT : null;
    }
}
