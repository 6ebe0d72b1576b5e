package org.homeward.housing.scheme.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.housing.flat.domain.Moment;
import org.homeward.housing.flat.domain.Nights;
import org.homeward.housing.scheme.domain.InHospital.How;
import org.jspecify.annotations.Nullable;

/**
 * What events tell of a person after leaving hospital. Days are those of Europe/London.
 *
 * @param leftAt when the person left hospital
 * @param others other inpatient stays of the same person, earlier ones too
 * @param died null while nobody has said so
 * @param inFlat nights in step-down flats, as far as the person has arrived there
 */
public record Afterwards(
        Instant leftAt, List<InHospital> others, @Nullable LocalDate died, List<Nights> inFlat) {

    private static final int READMISSION_DAYS = 30;

    /** Whether somebody was admitted again. */
    enum CameBack {
        IN_AN_EMERGENCY,
        NOT_IN_AN_EMERGENCY,
        /** The person came back, and no event has the method of admission. */
        NOBODY_SAYS_HOW
    }

    public Afterwards {
        others = List.copyOf(others);
        inFlat = List.copyOf(inFlat);
    }

    /** The day on which the person left hospital. */
    public LocalDate left() {
        return new Moment(leftAt).day();
    }

    /** Whether the thirtieth day after leaving is over, so that it can be said. */
    boolean isPastReadmission(LocalDate today) {
        return today.isAfter(left().plusDays(READMISSION_DAYS));
    }

    /** Whether the person was admitted again up to 30 days after leaving, and how. */
    CameBack readmitted() {
        return by(left().plusDays(READMISSION_DAYS));
    }

    /** Whether the person was admitted again up to this day, and how: an emergency before what is not known. */
    CameBack by(LocalDate day) {
        Instant end = Moment.startOf(day.plusDays(1));
        Set<How> admissions = others.stream()
                .filter(stay -> !stay.from().isBefore(leftAt) && stay.from().isBefore(end))
                .map(InHospital::how)
                .collect(Collectors.toSet());
        if (admissions.contains(How.EMERGENCY)) {
            return CameBack.IN_AN_EMERGENCY;
        }
        return admissions.contains(How.NOT_KNOWN) ? CameBack.NOBODY_SAYS_HOW : CameBack.NOT_IN_AN_EMERGENCY;
    }

    /** What events alone say of this day; null where they cannot tell: who came back and left again may be anywhere. */
    @Nullable
    Living on(LocalDate day) {
        if (died != null && !died.isAfter(day)) {
            return Living.DIED;
        }
        if (others.stream().anyMatch(stay -> stay.isAtTheEndOf(day))) {
            return Living.READMITTED;
        }
        boolean isInFlat = inFlat.stream().anyMatch(nights -> nights.overlaps(Nights.of(day, 1)));
        return isInFlat ? Living.IN_STEP_DOWN_FLAT : null;
    }
}
