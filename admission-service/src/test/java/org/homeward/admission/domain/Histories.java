package org.homeward.admission.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Made-up histories of a few patients and stays, of all triggers, crowded so that everything meets everything. */
final class Histories {

    private static final Trigger[] TRIGGERS = Trigger.values();
    private static final String[] PLACES = {"W1/B1/01", "W1/B1/02", "W2/-/01", "AE/-/-"};

    private final Random random;
    private final int visits;
    private final int minutes;

    private Histories(long seed) {
        random = new Random(seed);
        visits = 1 + random.nextInt(3);
        minutes = 3 + random.nextInt(20);
    }

    static List<Fact> ofSeed(long seed) {
        Histories history = new Histories(seed);
        List<Fact> facts = new ArrayList<>();
        int length = 2 + history.random.nextInt(14);
        for (int i = 0; i < length; i++) {
            facts.add(history.fact(i, facts));
        }
        return facts;
    }

    private Fact fact(int number, List<Fact> before) {
        Trigger trigger = TRIGGERS[random.nextInt(TRIGGERS.length)];
        if (random.nextInt(3) == 0) {
            trigger = Trigger.values()[random.nextInt(Trigger.A08.ordinal())];
        }
        EventTime at = time();
        EventTime cancels = null;
        if (Cancels.isCancel(trigger)) {
            cancels = cancelled(at, before);
            at = cancels != null ? cancels : at;
        }
        return new Fact(
                source(number),
                "RXX",
                trigger,
                at,
                cancels,
                random.nextInt(20) == 0 ? null : patient(),
                random.nextInt(4) == 0 ? null : visit(),
                place(),
                random.nextInt(3) == 0 ? place() : null,
                place(),
                null,
                link(trigger),
                details());
    }

    private Fact.Source source(int number) {
        Long sequence = random.nextInt(3) == 0 ? null : (long) random.nextInt(8);
        Instant sentAt = random.nextInt(5) == 0 ? null : Feed.minute(random.nextInt(40));
        String sender = random.nextInt(4) == 0 ? "ED|RXX" : "PAS|RXX";
        return new Fact.Source(sender, sequence, sentAt, "M" + number, random.nextInt(2));
    }

    private EventTime time() {
        Instant at = Feed.minute(random.nextInt(minutes));
        return switch (random.nextInt(8)) {
            case 0 -> EventTime.ofSecond(at.plusSeconds(random.nextInt(60)));
            case 1 -> new EventTime(Feed.DAY, Feed.DAY.plus(Duration.ofDays(1)), Set.of());
            case 2 -> new EventTime(at, at.plusSeconds(60), Set.of(EventTime.Flag.FROM_MESSAGE_TIME));
            default -> new EventTime(at, at.plusSeconds(60), Set.of());
        };
    }

    private @Nullable EventTime cancelled(EventTime at, List<Fact> before) {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> new EventTime(at.at(), at.end(), Set.of(EventTime.Flag.SAME_AS_RECORDED));
            case 2 -> at;
            default ->
                before.isEmpty()
                        ? at
                        : before.get(random.nextInt(before.size())).at();
        };
    }

    private Fact.@Nullable Link link(Trigger trigger) {
        return switch (trigger) {
            case A34, A37, A40, A42, A45, A47 ->
                new Fact.Link(random.nextInt(6) == 0 ? null : patient(), random.nextInt(3) == 0 ? null : visit());
            default -> null;
        };
    }

    private Fact.Details details() {
        if (random.nextInt(3) > 0) {
            return Fact.Details.NONE;
        }
        return new Fact.Details(
                field("9990000018"),
                field("A" + random.nextInt(9)),
                Field.unchanged(),
                Field.unchanged(),
                field("F"),
                random.nextInt(4) > 0 ? Field.unchanged() : Field.of(random.nextBoolean()),
                Field.unchanged(),
                field("I"),
                Field.unchanged(),
                field("S" + random.nextInt(9)),
                field("79"),
                random.nextInt(3) > 0 ? Field.unchanged() : Field.of(random.nextBoolean()),
                instant(),
                instant(),
                random.nextInt(3) > 0 ? Field.unchanged() : Field.of(random.nextBoolean()));
    }

    private Field<Instant> instant() {
        return switch (random.nextInt(5)) {
            case 0 -> Field.deleted();
            case 1 -> Field.of(Instant.parse("2026-06-0" + (1 + random.nextInt(9)) + "T09:00:00Z"));
            default -> Field.unchanged();
        };
    }

    private Field<String> field(String value) {
        return switch (random.nextInt(3)) {
            case 0 -> Field.unchanged();
            case 1 -> Field.deleted();
            default -> Field.of(value);
        };
    }

    private String patient() {
        return "P" + random.nextInt(4);
    }

    private String visit() {
        return "V" + random.nextInt(visits);
    }

    private @Nullable Place place() {
        return random.nextInt(6) == 0 ? null : Feed.place(PLACES[random.nextInt(PLACES.length)]);
    }
}
