package org.homeward.discharge.care.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.homeward.discharge.care.domain.CouncilTerms.Rate;
import org.homeward.discharge.care.domain.Past.Kept;
import org.homeward.discharge.domain.London;
import org.jspecify.annotations.Nullable;

/**
 * What was not filled and what emergency cover cost, by council, week, service and tier. A week begins on Monday in
 * London; hours are spread evenly over it, and the rates are those that its Monday has.
 */
public final class Ledger {

    /** @param council empty where no council has the area. @param tier -1 where nobody could be asked */
    public record Key(String council, LocalDate week, String service, int tier) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::council)
                    .thenComparing(Key::week)
                    .thenComparing(Key::service)
                    .thenComparingInt(Key::tier)
                    .compare(this, other);
        }
    }

    /**
     * A line of the ledger.
     *
     * @param packages how many it is about
     * @param unfilledMinutes staff minutes that nobody gave
     * @param emergencyMinutes staff minutes that emergency cover gave
     * @param rate in force that week, null where none is known
     * @param costPence of the emergency cover, null without a rate
     */
    public record Line(
            Key key,
            int packages,
            long unfilledMinutes,
            long emergencyMinutes,
            @Nullable Rate rate,
            @Nullable Long costPence) {}

    private static final class Tally {
        private final Set<UUID> packages = new HashSet<>();
        private long unfilled;
        private long emergency;
    }

    private final Councils councils;
    private final int emergencyTier;
    private final Instant from;
    private final Instant until;
    private final Map<Key, Tally> tallies = new TreeMap<>();

    /** @param until as of when, too: what was to come then is not counted */
    public Ledger(Councils councils, int emergencyTier, Instant from, Instant until) {
        this.councils = councils;
        this.emergencyTier = emergencyTier;
        this.from = from;
        this.until = until;
    }

    /** A part of a package that falls into one line. */
    public record Part(Key key, Stretch stretch) {}

    /** The parts of a package within the time of this ledger, in order. @param history every state that was recorded */
    public List<Part> parts(PackageOfCare known, List<Kept> history) {
        List<Part> parts = new ArrayList<>();
        for (Stretch stretch : Stretches.of(known, history, emergencyTier, until)) {
            Stretch rest = stretch.within(from, until);
            while (!rest.isEmpty()) {
                LocalDate week = week(rest.from());
                Instant next = London.startOf(week.plusWeeks(1));
                parts.add(new Part(key(known.need(), week, rest), rest.within(Instant.MIN, next)));
                rest = rest.within(next, Instant.MAX);
            }
        }
        return parts;
    }

    /** @param history every state that was recorded, in order */
    public void add(PackageOfCare known, List<Kept> history) {
        for (Part part : parts(known, history)) {
            Tally tally = tallies.computeIfAbsent(part.key(), key -> new Tally());
            tally.packages.add(known.id());
            if (part.stretch().isEmergency()) {
                tally.emergency += part.stretch().minuteSeconds();
            } else {
                tally.unfilled += part.stretch().minuteSeconds();
            }
        }
    }

    /** In the order of council, week, service and tier. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        tallies.forEach((key, tally) -> lines.add(line(key, tally)));
        return lines;
    }

    /** What an hour cost in a line; null where no council has said. */
    public @Nullable Rate rate(Key key) {
        return councils.on(key.week()).stream()
                .filter(terms -> terms.council().equals(key.council()))
                .findFirst()
                .map(terms -> terms.rate(key.service()))
                .orElse(null);
    }

    private Line line(Key key, Tally tally) {
        Rate rate = rate(key);
        return new Line(
                key,
                tally.packages.size(),
                rounded(tally.unfilled, Stretch.WEEK),
                rounded(tally.emergency, Stretch.WEEK),
                rate,
                rate == null ? null : rounded(tally.emergency * rate.emergencyPencePerHour(), 60 * Stretch.WEEK));
    }

    private Key key(Need need, LocalDate week, Stretch stretch) {
        CouncilTerms terms = councils.of(need, week);
        Integer tier = stretch.tier();
        return new Key(
                terms == null ? "" : terms.council(), week, need.service().code(), tier == null ? -1 : tier);
    }

    static long rounded(long amount, long by) {
        return (amount + by / 2) / by;
    }

    private static LocalDate week(Instant time) {
        return London.dateOf(time).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
