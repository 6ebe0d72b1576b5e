package org.homeward.capacity.care.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.homeward.capacity.care.persistence.PackageJson;

/** A provider's random history on a small grid of minutes, so that instants coincide often. */
final class RandomProvider {

    static final int LENGTH = 40;
    private static final Instant START = Instant.parse("2026-06-03T00:00:00Z");
    private static final List<String> AREAS = List.of("LE3 9", "LE3 8", "LE3", "LE4 1");
    private static final List<String> SERVICES = List.of("reablement", "long-term");

    final List<Declaration> declarations = new ArrayList<>();

    /** What was taken, as counted by hand. */
    final List<Commitment> commitments = new ArrayList<>();

    /** The same as events tell it. */
    private final List<Commitment> told = new ArrayList<>();

    final List<Reservation> reservations = new ArrayList<>();
    private final Random random;

    RandomProvider(long seed) {
        random = new Random(seed);
        for (int i = random.nextInt(8); i > 0; i--) {
            declarations.add(declaration(i));
        }
        for (int i = random.nextInt(8); i > 0; i--) {
            RandomPackage taken = new RandomPackage("K" + i, line(), random);
            commitments.addAll(taken.taken());
            PackageJson.read(taken.event()).commitments().forEach(one -> told.add(one.commitment()));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            int from = random.nextInt(LENGTH);
            Instant until = minute(from + 1 + random.nextInt(10));
            Instant ended = random.nextBoolean() ? null : minute(from + random.nextInt(10));
            reservations.add(new Reservation(
                    new UUID(2, i), line(), 100 * (1 + random.nextInt(3)), "x", "x", minute(from), until, ended));
        }
    }

    static Instant minute(int minute) {
        return START.plusSeconds(60L * minute);
    }

    /** The facts in another order. */
    ProviderFacts facts(long order) {
        Random shuffle = new Random(order);
        List<Declaration> d = new ArrayList<>(declarations);
        List<Commitment> c = new ArrayList<>(told);
        Collections.shuffle(d, shuffle);
        Collections.shuffle(c, shuffle);
        return new ProviderFacts("P1", d, c, reservations);
    }

    private Declaration declaration(int i) {
        TreeMap<String, Long> slots = new TreeMap<>();
        slots.put("morning", (long) random.nextInt(5));
        slots.put("tea", (long) random.nextInt(3));
        if (random.nextBoolean()) {
            slots.put("bed", (long) random.nextInt(3));
        }
        if (random.nextInt(4) == 0) {
            slots.put("evening", (long) random.nextInt(3));
        }
        Free free = new Free(
                100L * random.nextInt(40),
                random.nextBoolean() ? null : 100L * random.nextInt(10),
                random.nextBoolean() ? null : slots,
                Free.CanAccept.YES,
                null,
                random.nextInt(4) == 0 ? minute(random.nextInt(LENGTH)) : null,
                null);
        Instant at = minute(random.nextInt(LENGTH));
        return new Declaration(new UUID(1, i), line(), random.nextInt(5) == 0 ? null : free, at, at, "test");
    }

    private Line line() {
        return new Line(
                new Area(AREAS.get(random.nextInt(AREAS.size()))), SERVICES.get(random.nextInt(SERVICES.size())));
    }
}
