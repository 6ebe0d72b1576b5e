package org.homeward.capacity.domain;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.homeward.capacity.domain.BedStatusFact.Said;
import org.homeward.capacity.domain.StayVersion.Movement;
import org.homeward.capacity.domain.StayVersion.Status;

/**
 * The bed algebra once more, naively: what is true at one instant, found by walking through minute after minute up to
 * it. It shares no code with {@link DeriveBed}, {@link Whereabouts} or {@link Interval}.
 */
final class Oracle {

    private final RandomBed bed;
    private boolean dirty;
    private boolean contaminated;
    private boolean feedClosed;
    private Set<String> before = Set.of();

    Oracle(RandomBed bed) {
        this.bed = bed;
    }

    /** The reasons in force at the minute, in alphabetical order. */
    Set<String> reasonsAt(int minute) {
        for (int m = 0; m <= minute; m++) {
            step(RandomBed.minute(m));
        }
        Instant at = RandomBed.minute(minute);
        Set<String> reasons = new TreeSet<>();
        put(reasons, "occupied", bed.stays.stream().anyMatch(stay -> isIn(stay, at, Status.ADMITTED)));
        put(reasons, "on-leave", bed.stays.stream().anyMatch(stay -> isIn(stay, at, Status.ON_LEAVE)));
        put(reasons, "conflict", in(at).size() > 1);
        put(reasons, "cleaning", dirty);
        put(reasons, "contaminated", contaminated);
        put(reasons, "closed", feedClosed || closedByPost(at));
        put(reasons, "held", bed.holds.stream().anyMatch(hold -> holds(hold, at)));
        put(reasons, "expected", bed.stays.stream().anyMatch(stay -> isExpected(stay, at)));
        put(reasons, "unregistered", bed.estate == null);
        put(reasons, "unstaffed", bed.estate != null && !Boolean.TRUE.equals(bed.estate.staffed()));
        return reasons;
    }

    private void step(Instant at) {
        if (said(at, Set.of(Said.CLEAN, Said.FEED_UNOCCUPIED))) {
            dirty = false;
            contaminated = false;
        }
        if (said(at, Set.of(Said.OPEN, Said.FEED_UNOCCUPIED))) {
            feedClosed = false;
        }
        Set<String> now = in(at);
        boolean left = before.stream().anyMatch(stay -> !now.contains(stay));
        boolean cleans = bed.estate != null && bed.estate.cleaningAfterStay();
        dirty |= left && cleans || said(at, Set.of(Said.CLEANING, Said.FEED_HOUSEKEEPING));
        contaminated |= said(at, Set.of(Said.CONTAMINATED, Said.FEED_CONTAMINATED, Said.FEED_ISOLATED));
        feedClosed |= said(at, Set.of(Said.FEED_CLOSED));
        before = now;
    }

    private boolean said(Instant at, Set<Said> which) {
        return bed.statuses.stream().anyMatch(fact -> fact.from().equals(at) && which.contains(fact.said()));
    }

    private Set<String> in(Instant at) {
        Set<String> stays = new TreeSet<>();
        for (StayVersion stay : bed.stays) {
            put(stays, stay.stay(), isIn(stay, at, Status.ADMITTED) || isIn(stay, at, Status.ON_LEAVE));
        }
        return stays;
    }

    private static boolean isIn(StayVersion stay, Instant at, Status status) {
        Movement last = null;
        for (Movement movement : stay.movements()) {
            last = movement.at().isAfter(at) ? last : movement;
        }
        return stay.status() != Status.CANCELLED
                && last != null
                && last.status() == status
                && RandomBed.BED.equals(last.place());
    }

    private boolean closedByPost(Instant at) {
        return bed.statuses.stream()
                .filter(fact -> fact.said() == Said.CLOSED && !fact.from().isAfter(at))
                .filter(fact -> fact.until() == null || at.isBefore(fact.until()))
                .anyMatch(closure -> bed.statuses.stream()
                        .noneMatch(fact -> fact.said() == Said.OPEN
                                && fact.from().isAfter(closure.from())
                                && !fact.from().isAfter(at)));
    }

    private static boolean holds(Hold hold, Instant at) {
        Instant ended = hold.endedAt();
        return !hold.from().isAfter(at) && at.isBefore(hold.until()) && (ended == null || at.isBefore(ended));
    }

    /** Expected from the announcement until the patient is next somewhere else than then. */
    private static boolean isExpected(StayVersion stay, Instant at) {
        return stay.status() != Status.CANCELLED
                && stay.expectations().stream()
                        .filter(expectation -> !expectation.at().isAfter(at))
                        .anyMatch(expectation -> neverElsewhere(stay, expectation.at(), at));
    }

    private static boolean neverElsewhere(StayVersion stay, Instant from, Instant to) {
        String then = placeAt(stay, from);
        for (Instant at = from; !at.isAfter(to); at = at.plusSeconds(60)) {
            if (!then.equals(placeAt(stay, at))) {
                return false;
            }
        }
        return true;
    }

    private static String placeAt(StayVersion stay, Instant at) {
        String place = "nowhere";
        for (Movement movement : stay.movements()) {
            if (!movement.at().isAfter(at)) {
                place = movement.place() == null ? "nowhere" : movement.place().id();
            }
        }
        return place;
    }

    private static void put(Set<String> set, String name, boolean present) {
        if (present) {
            set.add(name);
        }
    }
}
