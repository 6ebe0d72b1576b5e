package org.homeward.discharge.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.homeward.discharge.domain.CaseFact.ClinicalCriteriaSet;
import org.homeward.discharge.domain.CaseFact.CoordinatorNamed;
import org.homeward.discharge.domain.CaseFact.CriteriaReviewed;
import org.homeward.discharge.domain.CaseFact.PathwayDecided;
import org.jspecify.annotations.Nullable;

/**
 * A patient's way out of hospital, as it follows from the stay and from what was said about it.
 *
 * @param place where the patient is, null when nowhere
 * @param planned whether the admission is an elective one, see {@link AdmissionClass}
 * @param admittedAt when the patient became an inpatient, in this presence in hospital; null before it, and as an
 *     outpatient again
 * @param dischargedAt null while the stay lasts, and of a death that no discharge has followed
 * @param presences the times in which the patient was in hospital; a death ends the last one
 * @param reviews every review that counts, in the order in which they were so
 * @param periods times without criteria to reside
 * @param ready the period that the discharge ready date is taken from, null if there is none
 * @param expectedDates every version, also of earlier presences in hospital and those taken back, the newest last
 * @param pathways every decision, likewise
 * @param coordinators everybody who was named to coordinate it, likewise
 * @param clinicalCriteria every version, likewise
 * @param delays in the order in which they began
 * @param housingFlag whether the patient has a home to go to, null while nobody doubts it
 */
public record DischargeCase(
        String stay,
        String trust,
        Status status,
        @Nullable Place place,
        boolean planned,
        @Nullable Instant admittedAt,
        @Nullable Instant dischargedAt,
        List<Presence> presences,
        List<CriteriaReviewed> reviews,
        List<ReadyPeriod> periods,
        @Nullable ReadyPeriod ready,
        List<ExpectedDate> expectedDates,
        List<PathwayDecided> pathways,
        List<CoordinatorNamed> coordinators,
        List<ClinicalCriteriaSet> clinicalCriteria,
        List<Delay> delays,
        @Nullable HousingFlag housingFlag) {

    /** How the case stands. */
    public enum Status {
        /** The patient has not come yet, or nothing tells. */
        EXPECTED,
        /** In hospital, with criteria to reside or not reviewed. */
        IN_HOSPITAL,
        /** In hospital without criteria to reside. */
        READY,
        DISCHARGED,
        DIED,
        /** The admission was cancelled. */
        CANCELLED,
        /** The stay turned out to be part of another one, which has the case. */
        MERGED;

        /** Whether somebody still has something to do. */
        public boolean isOpen() {
            return this == EXPECTED || this == IN_HOSPITAL || this == READY;
        }
    }

    /**
     * The national discharge ready date: of an unfinished stay the start of the current period without criteria, of a
     * finished one the start of the final period (NHS England, Discharge Ready Date FAQ). Null where criteria were met
     * again and never found absent after that.
     */
    public @Nullable LocalDate readyDate() {
        return ready == null ? null : London.dateOf(ready.start());
    }

    /**
     * Whole days from the discharge ready date to the discharge, or to {@code today} of a stay that lasts; null without a
     * ready date.
     */
    public @Nullable Long delayDays(LocalDate today) {
        LocalDate from = readyDate();
        if (from == null) {
            return null;
        }
        return Math.max(0, ChronoUnit.DAYS.between(from, lastDay(today)));
    }

    /** When this presence in hospital began, by registration or admission; null before it. */
    public @Nullable Instant presentSince() {
        return presences.isEmpty() ? null : presences.getLast().from();
    }

    /** Nights from the admission to the discharge, or to {@code today}; null before the admission. */
    public @Nullable Long lengthOfStay(LocalDate today) {
        if (admittedAt == null) {
            return null;
        }
        return LengthOfStay.nights(admittedAt, lastDay(today));
    }

    /** The last review of this presence in hospital. */
    public @Nullable CriteriaReviewed lastReview() {
        return last(current(reviews));
    }

    /** When a time-boxed criterion (09, 10, 11) has run out, so that somebody must look again; never a change by itself. */
    public @Nullable Instant reviewDueAt() {
        CriteriaReviewed last = lastReview();
        Duration holds = last == null ? null : last.criterion().holdsFor();
        return last == null || holds == null || !status.isOpen()
                ? null
                : last.stamp().occurredAt().plus(holds);
    }

    public @Nullable ExpectedDate expected() {
        return last(currentExpectedDates());
    }

    /** The versions of this presence in hospital that nobody took back, the newest last. */
    public List<ExpectedDate> currentExpectedDates() {
        return expectedDates.stream()
                .filter(date -> date.withdrawnAt() == null && isCurrent(date.at()))
                .toList();
    }

    /** See {@link ExpectedDate#dueAt}. */
    public @Nullable Instant expectedDateDueAt(Duration limit) {
        return ExpectedDate.dueAt(admittedAt, planned, limit);
    }

    /**
     * From when on an expected date is missing that somebody has set, perhaps ahead; null where one is set, and once the stay
     * is over.
     *
     * @param limit as {@link ExpectedDate#dueAt} has it
     */
    public @Nullable Instant dateMissingFrom(Duration limit) {
        ExpectedDate expected = expected();
        boolean isSet = expected != null && !expected.proposed();
        return isSet || !status.isOpen() ? null : expectedDateDueAt(limit);
    }

    /**
     * When the day on which a person expects the patient to leave is over; a hospital system's announcement is no such
     * date. Null without one, and once the stay is over.
     */
    public @Nullable Instant expectedDatePassesAt() {
        ExpectedDate expected = expected();
        return expected == null || expected.proposed() || !status.isOpen()
                ? null
                : London.startOf(expected.date().plusDays(1));
    }

    public @Nullable PathwayDecided pathway() {
        return last(current(pathways));
    }

    /** Of these facts those of this presence in hospital. */
    public <T extends CaseFact> List<T> current(List<T> facts) {
        return facts.stream()
                .filter(fact -> isCurrent(fact.stamp().occurredAt()))
                .toList();
    }

    /**
     * When the presence in hospital before this one ended: what was said up to then was of that one. Null where there was
     * none. What is said before an admission is of the presence that begins with it.
     */
    public @Nullable Instant currentAfter() {
        int before = status == Status.EXPECTED ? presences.size() - 1 : presences.size() - 2;
        return before < 0 ? null : presences.get(before).until();
    }

    /** Whether who has claimed the case then works on it still: while it is open, and in the same presence in hospital. */
    public boolean isStillClaimed(Instant claimedAt) {
        return status.isOpen() && isCurrent(claimedAt);
    }

    /** Whether the patient was in hospital at this time. */
    public boolean wasInHospital(Instant time) {
        return presences.stream().anyMatch(presence -> presence.covers(time));
    }

    public List<Delay> openDelays() {
        return delays.stream().filter(Delay::isOpen).toList();
    }

    private boolean isCurrent(Instant time) {
        Instant after = currentAfter();
        return after == null || time.isAfter(after);
    }

    private LocalDate lastDay(LocalDate today) {
        Instant until = presences.isEmpty() ? null : presences.getLast().until();
        return until == null ? today : London.dateOf(until);
    }

    private static <T> @Nullable T last(List<T> all) {
        return all.isEmpty() ? null : all.getLast();
    }
}
