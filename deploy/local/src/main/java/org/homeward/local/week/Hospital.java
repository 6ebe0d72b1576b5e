package org.homeward.local.week;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A trust with its sites, its patients and its system that tells what happens. */
final class Hospital {

    private static final Duration LATE = Duration.ofHours(8);

    final String trust;
    final Style style;
    final Random random;
    final Clock clock;
    final Agenda agenda = new Agenda();
    final Tracker tracker = new Tracker();
    final Beds beds;
    final People people;

    private final String run;
    private final Set<String> busy = new HashSet<>();
    private List<Message> told = new ArrayList<>();
    private int visits = 2001;
    private int controlIds = 1;

    /** @param run begins its control ids, so that no two tellings share one */
    Hospital(List<Estate> estates, Style style, Random random, Clock clock, String run, int nhsBase) {
        this.trust = estates.getFirst().trust();
        this.style = style;
        this.random = random;
        this.clock = clock;
        this.run = run;
        this.beds = new Beds(estates, tracker, random);
        this.people = new People(random, nhsBase);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    Place ward(String ward) {
        return Place.ward(beds.estates().getFirst().site(), ward);
    }

    Stay newStay(Patient patient, Place place) {
        return Stay.emergency("V" + visits++, patient, place);
    }

    /** Somebody who lies in a bed and about whom nothing is under way; null if there is nobody. */
    @Nullable
    Stay anyInpatient() {
        List<Stay> some = tracker.all().stream()
                .filter(stay -> stay.place().isBed() && !stay.onLeave() && !busy.contains(stay.visit()))
                .toList();
        return some.isEmpty() ? null : some.get(random.nextInt(some.size()));
    }

    void busy(Stay stay) {
        busy.add(stay.visit());
    }

    void quiet(Stay stay) {
        busy.remove(stay.visit());
    }

    /** A message about a stay in its place, of something that happens now. */
    void tell(String trigger, Stay stay) {
        tell(new Adt(trigger, clock.now()).stay(trust, stay, "I", stay.place()));
    }

    /** Hands a message to the engine, which is late with some and repeats some. */
    void tell(Adt adt) {
        boolean live = clock.isLive();
        Instant written = live ? clock.now() : clock.now().plusSeconds(random.nextInt(90));
        String text = adt.text(trust, style, run + controlIds++, written);
        Instant delivered = !live && chance(5) ? written.plusSeconds(random.nextLong(LATE.toSeconds())) : written;
        told.add(new Message(delivered, text));
        if (!live && chance(3)) {
            told.add(new Message(delivered.plusSeconds(random.nextLong(LATE.toSeconds())), text));
        }
    }

    /** What was told since this was asked last, in the order of events. */
    List<Message> takeTold() {
        List<Message> taken = told;
        told = new ArrayList<>();
        return taken;
    }

    /** A bed that somebody has left is cleaned and then given again. */
    void clean(Place bed) {
        beds.keep(bed);
        if (chance(30)) {
            agenda.plan(clock.in(2, 8), () -> tell(new Adt("A20", clock.now()).bed(bed, "H")));
        }
        agenda.plan(clock.in(15, 60), () -> {
            tell(new Adt("A20", clock.now()).bed(bed, "U"));
            beds.release(bed);
        });
    }
}
