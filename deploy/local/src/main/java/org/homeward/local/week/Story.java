package org.homeward.local.week;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What happens in a hospital, one thing after the other; the same seed and start tell the same story. */
final class Story {

    private static final double FULL = 0.92;

    /** On a board one does not see that something was corrected. */
    private static final int FEW_UPDATES = 80;

    private final Hospital hospital;
    private final Arrivals arrivals;
    private final Moves moves;
    private final Departures departures;

    /** @param pace the time between two things that happen, on average */
    Story(List<Estate> estates, Style style, long seed, Instant start, Duration pace, String run, int nhsBase) {
        Random random = new Random(seed);
        hospital = new Hospital(estates, style, random, new Clock(random, start, pace), run, nhsBase);
        arrivals = new Arrivals(hospital);
        moves = new Moves(hospital);
        departures = new Departures(hospital);
    }

    /** The whole story up to {@code end}: the messages in the order in which they are delivered. */
    List<Message> tellUntil(Instant end) {
        hospital.agenda.plan(end.minus(Duration.ofMinutes(40)), arrivals::doubleBooked);
        while (hospital.beds.taken() < 0.8) {
            hospital.clock.moveTo(hospital.clock.now().plusSeconds(90));
            arrivals.present();
        }
        List<Message> all = new ArrayList<>(hospital.takeTold());
        while (hospital.clock.now().isBefore(end)) {
            step();
            all.addAll(hospital.takeTold());
        }
        all.sort(Comparator.comparing(Message::delivered));
        return all;
    }

    /** From now on it is told while it happens. */
    void goLive(Supplier<Instant> wallClock) {
        hospital.clock.live(wallClock);
    }

    /** The messages of the next thing that is told of; there are none only if nothing can happen. */
    List<Message> next() {
        List<Message> told = List.of();
        for (int tries = 0; tries < 50 && told.isEmpty(); tries++) {
            step();
            told = hospital.takeTold();
        }
        return told;
    }

    /** Each occupied bed with its stays, as the wards see it now. */
    SortedMap<String, SortedSet<String>> occupiedBeds() {
        return hospital.tracker.occupiedBeds(hospital.trust);
    }

    /** Takes a free bed out of use and names it; null if there is none. */
    @Nullable
    String keepAnyBed() {
        Place bed = hospital.beds.free();
        if (bed == null) {
            return null;
        }
        hospital.beds.keep(bed);
        return bed.id();
    }

    private void step() {
        Instant next = hospital.clock.next();
        Agenda.Item due = hospital.agenda.takeDueBy(next);
        if (due != null) {
            hospital.clock.moveTo(due.due());
            due.what().run();
            return;
        }
        hospital.clock.moveTo(next);
        for (int tries = 0; tries < 5 && !something().getAsBoolean(); tries++) {
            // What cannot happen now, does not: something else may.
        }
    }

    private BooleanSupplier something() {
        int dice = hospital.random.nextInt(hospital.clock.isLive() ? FEW_UPDATES : 100);
        if (dice < 46) {
            boolean coming = hospital.random.nextDouble() * 0.16 < FULL + 0.08 - hospital.beds.taken();
            return coming ? this::arrival : departures::discharge;
        }
        return dice < 62
                ? moves::transfer
                : dice < 70 ? moves::swap : dice < 74 ? moves::leave : dice < 98 ? moves::update : departures::closure;
    }

    private boolean arrival() {
        int dice = hospital.random.nextInt(100);
        return dice < 65 ? arrivals.emergency() : dice < 93 ? arrivals.elective() : arrivals.mistaken();
    }
}
