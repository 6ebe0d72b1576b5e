package org.homeward.discharge.returns;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.homeward.discharge.domain.CaseFact;
import org.homeward.discharge.domain.CaseFact.CriteriaReviewed;
import org.homeward.discharge.domain.CaseFact.DayMarked;
import org.homeward.discharge.domain.CaseFact.DelayClosed;
import org.homeward.discharge.domain.CaseFact.DelayOpened;
import org.homeward.discharge.domain.CaseFact.PathwayDecided;
import org.homeward.discharge.domain.Criterion;
import org.homeward.discharge.domain.London;
import org.homeward.discharge.domain.RedGreenDay.Colour;
import org.homeward.discharge.domain.Stamp;
import org.homeward.discharge.domain.StayVersion;

/**
 * A made-up hospital in October 2026 (the clocks go back on the 25th): who came and went, what was said, and when each of
 * it became known. Late and cancelled messages, merges and their undoing, deaths, leave, resets, readmissions under the
 * same number, movements at midnight; one day on which nothing is told, and one without a review.
 */
public final class HospitalMonth {

    public static final String TRUST = "RXX";
    public static final LocalDate SILENT = LocalDate.parse("2026-10-13");
    public static final LocalDate UNREVIEWED = LocalDate.parse("2026-10-18");
    public static final String MATERNITY = "RXX01/MAT";
    public static final String EMERGENCY = "RXX01/ED";

    private static final Instant FIRST = Instant.parse("2026-09-12T00:00:00Z");
    private static final int DAYS = 52;
    private static final List<String> WARDS =
            List.of("RXX01/W1", "RXX01/W2", "RXX02/W1", "RXX02/W3", MATERNITY, EMERGENCY);
    private static final List<String> REASONS = List.of("HP1", "HP5", "CT1", "IF1", "CA1", "CA2", "CA11");
    private static final List<String> DESTINATIONS = List.of("P0-HOME", "P1-REABLEMENT", "P1-SUPPORT", "XX-GONE");

    /** A fact by the stay that was named. */
    public record Said(String stay, CaseFact fact) {}

    public final List<StayVersion> versions = new ArrayList<>();
    public final List<Said> said = new ArrayList<>();
    private final Random random;
    private Set<Instant> taken = new HashSet<>();

    /** @param stays how many */
    public HospitalMonth(long seed, int stays) {
        this.random = new Random(seed);
        for (int i = 0; i < stays; i++) {
            taken = new HashSet<>();
            StayLife life = new StayLife(TRUST + ":" + seed + "-" + i, this);
            live(life);
            if (i > 0 && random.nextInt(20) == 0) {
                life.merged(TRUST + ":" + seed + "-" + random.nextInt(i), random.nextInt(3) == 0);
            }
            versions.addAll(life.versions());
        }
    }

    private void live(StayLife life) {
        Instant at = free(FIRST.plusSeconds(random.nextInt(DAYS * 86_400)));
        if (random.nextInt(6) == 0) {
            life.moved("A05", free(at.minus(Duration.ofDays(3))), null, StayVersion.Status.PREADMITTED);
        }
        if (random.nextInt(5) == 0) {
            life.moved("A04", at, EMERGENCY, StayVersion.Status.REGISTERED);
            if (random.nextInt(4) == 0) {
                review(life, at, at);
            }
            at = later(at, 1);
        }
        int spells = random.nextInt(10) == 0 ? 2 : 1;
        for (int spell = 0; spell < spells; spell++) {
            at = later(spell(life, at), 4);
        }
        if (random.nextInt(25) == 0) {
            life.cancelled();
        }
        say(life);
    }

    private Instant spell(StayLife life, Instant admittedAt) {
        Instant at = admittedAt;
        life.moved("A01", at, ward(), StayVersion.Status.ADMITTED);
        for (int moves = random.nextInt(4); moves > 0; moves--) {
            at = later(at, 4);
            switch (random.nextInt(12)) {
                case 0 -> life.moved("A21", at, random.nextBoolean() ? ward() : null, StayVersion.Status.ON_LEAVE);
                case 1 -> life.moved("A07", at, ward(), StayVersion.Status.REGISTERED);
                default -> life.moved("A02", at, ward(), StayVersion.Status.ADMITTED);
            }
        }
        if (random.nextInt(8) > 0) {
            at = later(at, random.nextInt(5) == 0 ? 28 : 6);
            life.moved("A03", at, null, StayVersion.Status.DISCHARGED);
            if (random.nextInt(10) == 0) {
                life.lastCancelled();
            }
        }
        if (random.nextInt(14) == 0) {
            life.died();
        }
        return at;
    }

    private void say(StayLife life) {
        Instant from = life.first().minus(Duration.ofHours(12));
        Instant until = life.last().plus(Duration.ofDays(random.nextInt(12)));
        for (int i = random.nextInt(9); i > 0; i--) {
            review(life, from, until);
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            UUID delay = uuid();
            Instant opened = between(from, until);
            life.says(new DelayOpened(stamp(opened), delay, REASONS.get(random.nextInt(7)), "hub", TRUST));
            if (random.nextInt(3) > 0) {
                Instant closed = random.nextInt(8) == 0 ? between(from, until) : later(opened, 5);
                life.says(new DelayClosed(stamp(closed), delay));
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            int which = random.nextInt(6);
            life.says(new PathwayDecided(
                    stamp(between(from, until)), which % 4, which < 4 ? DESTINATIONS.get(which) : null));
        }
        for (int i = random.nextInt(7); i > 0; i--) {
            Instant at = between(from, until);
            LocalDate day = London.dateOf(at).minusDays(random.nextInt(3));
            life.says(new DayMarked(stamp(at), day, random.nextBoolean() ? Colour.GREEN : Colour.RED, "scan"));
        }
    }

    private void review(StayLife life, Instant from, Instant until) {
        Instant at = between(from, until);
        while (London.dateOf(at).equals(UNREVIEWED)) {
            at = free(at.plus(Duration.ofDays(1)));
        }
        String code = random.nextInt(3) > 0 ? "none" : "0" + (1 + random.nextInt(9));
        life.says(new CriteriaReviewed(stamp(at), new Criterion(code)));
    }

    private String ward() {
        return WARDS.get(random.nextInt(WARDS.size()));
    }

    private Stamp stamp(Instant at) {
        return new Stamp(uuid(), at, known(at), "ward", "command");
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** When something of this time became known: mostly at once, sometimes days later. */
    Instant known(Instant at) {
        int lag = random.nextInt(8) == 0 ? random.nextInt(6 * 86_400) : random.nextInt(90);
        return at.plusSeconds(lag).plusNanos(1_000L * random.nextInt(1_000_000));
    }

    private Instant between(Instant from, Instant until) {
        return free(from.plusSeconds(
                random.nextLong(Math.max(1, Duration.between(from, until).toSeconds()))));
    }

    private Instant later(Instant at, int days) {
        Instant then = at.plusSeconds(60 + random.nextInt(days * 86_400));
        boolean midnight = random.nextInt(12) == 0;
        return free(
                midnight
                        ? London.dateOf(then)
                                .plusDays(1)
                                .atStartOfDay(London.ZONE)
                                .toInstant()
                        : then);
    }

    /** Not on the silent day, and no two things of a stay at one instant. */
    private Instant free(Instant at) {
        Instant then = London.dateOf(at).equals(SILENT) ? at.plus(Duration.ofDays(1)) : at;
        while (!taken.add(then)) {
            then = then.plusSeconds(1);
        }
        return then;
    }
}
