package org.homeward.discharge.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something said about a patient's way out of hospital. Facts are only ever added. */
public sealed interface CaseFact {

    Stamp stamp();

    /** A review of the criteria to reside. */
    record CriteriaReviewed(Stamp stamp, Criterion criterion) implements CaseFact {}

    /** An expected date of discharge, with why it is another than before. */
    record ExpectedDateSet(Stamp stamp, LocalDate date, String reason) implements CaseFact {}

    /**
     * A decision on the way out.
     *
     * @param pathway 0 to 3
     * @param destination code of the reference list, null while it is open
     */
    record PathwayDecided(
            Stamp stamp, int pathway, @Nullable String destination) implements CaseFact {}

    /**
     * A wait that began.
     *
     * @param reason code of the reference list
     * @param owner who can end it
     * @param organisation whose delay it is
     */
    record DelayOpened(Stamp stamp, UUID delay, String reason, String owner, String organisation) implements CaseFact {}

    /**
     * What a day in hospital was.
     *
     * @param reason why it is red, or the evidence for green
     */
    record DayMarked(Stamp stamp, LocalDate date, RedGreenDay.Colour colour, String reason) implements CaseFact {

        /** Whether it was said before the day was over in London: after that the day is final. */
        public boolean isInTime() {
            return !London.dateOf(stamp.occurredAt()).isAfter(date);
        }
    }

    /** Who coordinates the discharge from then on: a member of staff, of this organisation. */
    record CoordinatorNamed(Stamp stamp, String name, String organisation) implements CaseFact {}

    /**
     * What must be so before the patient can leave, in clinical words (SAFER: every patient has an expected date and
     * clinical criteria for discharge).
     *
     * @param reason why they are others than before
     */
    record ClinicalCriteriaSet(Stamp stamp, String criteria, String reason) implements CaseFact {}

    /**
     * What the state of care suggested and somebody did not want.
     *
     * @param reason why
     */
    record SuggestionDismissed(Stamp stamp, UUID suggestion, String reason) implements CaseFact {}

    /** Whether the patient has a home to go to. */
    record HousingFlagged(Stamp stamp, HousingFlag.Need need) implements CaseFact {}

    /** A wait that is over. */
    record DelayClosed(Stamp stamp, UUID delay) implements CaseFact {}
}
