package org.homeward.capacity.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.homeward.capacity.domain.Reason.Code;

/**
 * The counts of each step of the algebra: physical, less closed ones → open, less those that nobody states to be staffed
 * (unstaffed, or unregistered: unknown is not free) → staffed → empty → allocatable; and each exclusion, for core beds and
 * for all others apart. A bed counts under each of its exclusions.
 */
public record Availability(Counts core, Counts escalation) {

    /**
     * @param physical all beds known; the others are steps of the algebra
     * @param away beds whose patient is on leave, and nobody else is in it
     * @param byCode beds by exclusion
     */
    public record Counts(
            int physical, int open, int staffed, int empty, int allocatable, int away, Map<Code, Integer> byCode) {

        public int excluded(String code) {
            return byCode.entrySet().stream()
                    .filter(entry -> entry.getKey().text().equals(code))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }
    }

    /** Counts the beds as they are at the instant. Beds of unknown kind are never core. */
    public static Availability of(Collection<Bed> beds, Instant at) {
        Tally core = new Tally();
        Tally escalation = new Tally();
        for (Bed bed : beds) {
            (isCore(bed) ? core : escalation).add(bed, at);
        }
        return new Availability(core.counts(), escalation.counts());
    }

    /** An unregistered bed is never allocatable; it is counted with the core beds, where people look for it. */
    private static boolean isCore(Bed bed) {
        return !bed.registered() || bed.kind() == EstateEntry.Kind.CORE;
    }

    private static final class Tally {
        private final Map<Code, Integer> byCode = new EnumMap<>(Code.class);
        private int physical;
        private int open;
        private int staffed;
        private int empty;
        private int allocatable;
        private int away;

        void add(Bed bed, Instant at) {
            physical++;
            boolean isOpen = !bed.has(Code.CLOSED, at);
            boolean isStaffed = isOpen && !bed.has(Code.UNSTAFFED, at) && !bed.has(Code.UNREGISTERED, at);
            open += isOpen ? 1 : 0;
            staffed += isStaffed ? 1 : 0;
            empty += isStaffed && !bed.occupiedAt(at) ? 1 : 0;
            away += bed.has(Code.ON_LEAVE, at) && !bed.has(Code.OCCUPIED, at) ? 1 : 0;
            allocatable += bed.allocatableAt(at) ? 1 : 0;
            bed.reasonsAt(at).stream()
                    .map(Reason::code)
                    .distinct()
                    .forEach(code -> byCode.merge(code, 1, Integer::sum));
        }

        Counts counts() {
            return new Counts(physical, open, staffed, empty, allocatable, away, byCode);
        }
    }
}
