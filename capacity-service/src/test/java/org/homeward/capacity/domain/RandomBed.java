package org.homeward.capacity.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.homeward.capacity.domain.BedStatusFact.Said;
import org.homeward.capacity.domain.StayVersion.Expectation;
import org.homeward.capacity.domain.StayVersion.Movement;
import org.homeward.capacity.domain.StayVersion.Status;
import org.jspecify.annotations.Nullable;

/** Seeded stays, statuses, holds and estate entries about one bed, on a time line of {@link #LENGTH} minutes. */
final class RandomBed {

    static final Place BED = Place.parse("RXX01/W1/B2/03");
    static final Instant START = Instant.parse("2026-06-03T00:00:00Z");
    static final int LENGTH = 40;

    private static final Place ELSEWHERE = Place.parse("RXX01/W1/B2/04");
    private static final Place WARD = Place.parse("RXX01/W1/-/-");

    final List<StayVersion> stays = new ArrayList<>();
    final List<BedStatusFact> statuses = new ArrayList<>();
    final List<Hold> holds = new ArrayList<>();
    final @Nullable EstateEntry estate;
    private final Random random;

    RandomBed(long seed) {
        random = new Random(seed);
        for (int i = random.nextInt(4); i > 0; i--) {
            stays.add(stay("RXX:" + i));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            statuses.add(status(i));
        }
        for (int i = random.nextInt(2); i > 0; i--) {
            holds.add(hold());
        }
        estate = random.nextInt(5) == 0 ? null : entry();
    }

    static Instant minute(int minute) {
        return START.plusSeconds(60L * minute);
    }

    BedFacts facts() {
        List<Span> spans = stays.stream()
                .flatMap(stay -> Whereabouts.of(stay).stream())
                .filter(span -> span.place().equals(BED))
                .toList();
        boolean used = !spans.isEmpty() || !statuses.isEmpty();
        return new BedFacts(BED, "RXX", estate, START, used, spans, statuses, holds, minute(LENGTH), "PAS|RXX");
    }

    private StayVersion stay(String id) {
        List<Movement> movements = new ArrayList<>();
        int at = random.nextInt(LENGTH / 2);
        for (int i = random.nextInt(6); i > 0; i--) {
            movements.add(movement(at));
            at += random.nextInt(8);
        }
        Status status =
                movements.isEmpty() ? Status.PREADMITTED : movements.getLast().status();
        return new StayVersion(
                id,
                "RXX",
                1,
                minute(LENGTH),
                "PAS|RXX",
                random.nextInt(9) == 0 ? Status.CANCELLED : status,
                movements,
                expectations());
    }

    private Movement movement(int at) {
        return switch (random.nextInt(5)) {
            case 0 -> new Movement("A03", minute(at), null, Status.DISCHARGED);
            case 1 -> new Movement("A21", minute(at), BED, Status.ON_LEAVE);
            case 2 -> new Movement("A02", minute(at), random.nextBoolean() ? ELSEWHERE : WARD, Status.ADMITTED);
            default -> new Movement("A01", minute(at), BED, Status.ADMITTED);
        };
    }

    private List<Expectation> expectations() {
        return random.nextInt(3) > 0
                ? List.of()
                : List.of(new Expectation("A15", minute(random.nextInt(LENGTH)), null, BED));
    }

    private BedStatusFact status(int sequence) {
        Said said = Said.values()[random.nextInt(Said.values().length)];
        int from = random.nextInt(LENGTH);
        Instant until = said == Said.CLOSED && random.nextBoolean() ? minute(from + 1 + random.nextInt(LENGTH)) : null;
        return new BedStatusFact(said, minute(from), until, said == Said.CLOSED ? "maintenance" : null, sequence);
    }

    private Hold hold() {
        int from = random.nextInt(LENGTH);
        Instant ended = random.nextBoolean() ? minute(from + random.nextInt(10)) : null;
        Instant until = minute(from + 1 + random.nextInt(20));
        return new Hold(new UUID(7, random.nextLong()), BED.id(), null, "elective", "ward", minute(from), until, ended);
    }

    private EstateEntry entry() {
        Boolean staffed = random.nextInt(4) == 0 ? null : Boolean.valueOf(random.nextInt(6) > 0);
        EstateEntry.Kind kind = random.nextBoolean() ? EstateEntry.Kind.CORE : null;
        return new EstateEntry(BED, "RXX", kind, null, null, null, staffed, random.nextBoolean(), START);
    }
}
