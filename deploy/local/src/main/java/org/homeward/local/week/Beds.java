package org.homeward.local.week;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.homeward.local.week.Estate.Spot;
import org.jspecify.annotations.Nullable;

/** Which bed a bed manager would give. */
final class Beds {

    private final List<Estate> estates;
    private final List<Spot> spots;
    private final Tracker tracker;
    private final Random random;
    private final Set<Place> kept = new HashSet<>();

    Beds(List<Estate> estates, Tracker tracker, Random random) {
        this.estates = estates;
        this.spots = estates.stream().flatMap(estate -> estate.spots().stream()).toList();
        this.tracker = tracker;
        this.random = random;
    }

    List<Estate> estates() {
        return estates;
    }

    /** A free bed that suits; an escalation space only where no core bed does. Null if there is none. */
    @Nullable
    Place free(Patient patient, Predicate<Place> where) {
        List<Spot> fitting = spots.stream()
                .filter(spot -> spot.suits(patient.sex()) && where.test(spot.place()) && isFree(spot.place()))
                .toList();
        List<Spot> core = fitting.stream().filter(Spot::core).toList();
        return any(core.isEmpty() ? fitting : core);
    }

    /** Any free bed. */
    @Nullable
    Place free() {
        return any(spots.stream().filter(spot -> isFree(spot.place())).toList());
    }

    /** Gives a bed to nobody until {@link #release}. */
    void keep(Place bed) {
        kept.add(bed);
    }

    void release(Place bed) {
        kept.remove(bed);
    }

    /** The share of staffed core beds that are taken, 0 to 1. */
    double taken() {
        List<Spot> core = spots.stream().filter(Spot::core).toList();
        return (double) core.stream().filter(spot -> !isFree(spot.place())).count() / core.size();
    }

    private boolean isFree(Place bed) {
        return !kept.contains(bed) && !tracker.isTaken(bed);
    }

    private @Nullable Place any(List<Spot> some) {
        return some.isEmpty() ? null : some.get(random.nextInt(some.size())).place();
    }
}
