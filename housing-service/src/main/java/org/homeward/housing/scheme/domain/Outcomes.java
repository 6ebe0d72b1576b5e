package org.homeward.housing.scheme.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.homeward.housing.scheme.domain.Afterwards.CameBack;
import org.jspecify.annotations.Nullable;

/**
 * What a scheme was worth, by the people for whom it was asked in some time.
 *
 * @param daysToHome of those helped, from the first request to home
 * @param bedDays what they waited against those who had to do without
 * @param readmittedIn30 of those helped and gone for more than 30 days
 * @param readmittedWithout of those without the scheme likewise
 * @param followUps where everybody was who was referred, by how many
 */
public record Outcomes(
        int referrals,
        int people,
        int helped,
        int rehoused,
        List<Long> daysToHome,
        BedDays bedDays,
        Readmitted readmittedIn30,
        Readmitted readmittedWithout,
        Map<Mark, Map<String, Integer>> followUps,
        Money money) {

    /**
     * @param of how many there are for whom 30 days have passed
     * @param notKnown of these: who came back without a method of admission
     */
    public record Readmitted(int count, int of, int notKnown) {

        static Readmitted of(Stream<@Nullable Afterwards> all, LocalDate today) {
            List<CameBack> gone = all.filter(Objects::nonNull)
                    .filter(one -> one.isPastReadmission(today))
                    .map(Afterwards::readmitted)
                    .toList();
            return new Readmitted(
                    Collections.frequency(gone, CameBack.IN_AN_EMERGENCY),
                    gone.size(),
                    Collections.frequency(gone, CameBack.NOBODY_SAYS_HOW));
        }
    }

    /**
     * Days from the ready date to leaving hospital.
     *
     * @param waited of each stay with the scheme
     * @param compared of each stay without it
     * @param avoided sum of the median without the scheme less each of those with it; may be negative. Null with fewer
     *     than {@link #FEWEST} to compare with
     */
    public record BedDays(
            List<Long> waited,
            List<Long> compared,
            @Nullable BigDecimal median,
            @Nullable BigDecimal avoided) {

        /** Below this a median says nothing. */
        public static final int FEWEST = 5;

        static BedDays of(List<Long> waited, List<Long> compared) {
            BigDecimal median = compared.size() < FEWEST ? null : Median.of(compared);
            return new BedDays(waited, compared, median, median == null ? null : avoided(median, waited));
        }

        private static BigDecimal avoided(BigDecimal median, List<Long> waited) {
            long sum = waited.stream().mapToLong(Long::longValue).sum();
            return median.multiply(BigDecimal.valueOf(waited.size())).subtract(BigDecimal.valueOf(sum));
        }
    }

    /**
     * Pounds.
     *
     * @param cost for everybody for whom the scheme was asked, whatever came of it
     * @param peopleNotKnown for whom not every cost is known
     * @param saved by the rate of a bed day that was in force when people left; null where bed days avoided are not known
     */
    public record Money(
            Cost cost, int peopleNotKnown, @Nullable List<Saved> saved) {

        /** Bed days avoided at their rates; null where those are not known. */
        public @Nullable BigDecimal saving() {
            return saved == null ? null : saved.stream().map(Saved::pounds).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** Null where the saving is, or a cost is not known. */
        public @Nullable BigDecimal balance() {
            BigDecimal saving = saving();
            return saving == null || !cost.isKnown() ? null : saving.subtract(cost.pounds());
        }
    }

    /** Bed days that people avoided who left while this rate was in force. @param days may be negative */
    public record Saved(BedDayRates.Rate rate, int people, BigDecimal days) {

        private BigDecimal pounds() {
            return days.multiply(rate.pounds());
        }

        static List<Saved> of(List<Person> helped, BigDecimal median, BedDayRates rates) {
            Map<BedDayRates.Rate, List<Long>> waited = new LinkedHashMap<>();
            for (Person one : helped) {
                Long days = one.daysWaited();
                LocalDate left = one.left();
                if (days != null && left != null) {
                    waited.computeIfAbsent(rates.on(left), rate -> new ArrayList<>())
                            .add(days);
                }
            }
            return waited.entrySet().stream()
                    .map(one -> new Saved(one.getKey(), one.getValue().size(), BedDays.avoided(median, one.getValue())))
                    .toList();
        }
    }

    /**
     * @param rates what a day in a bed costs
     */
    public static Outcomes of(List<Person> people, List<Without> without, BedDayRates rates, LocalDate today) {
        List<Person> helped = people.stream().filter(Person::isHelped).toList();
        BedDays bedDays = BedDays.of(
                helped.stream().map(Person::daysWaited).filter(Objects::nonNull).toList(),
                without.stream().map(Without::daysWaited).toList());
        return new Outcomes(
                people.stream().mapToInt(Person::referrals).sum(),
                people.size(),
                helped.size(),
                (int) helped.stream().filter(Person::isRehoused).count(),
                helped.stream().map(Person::daysToHome).filter(Objects::nonNull).toList(),
                bedDays,
                Readmitted.of(helped.stream().map(Person::afterwards), today),
                Readmitted.of(without.stream().map(Without::afterwards), today),
                followUps(people),
                money(people, helped, bedDays, rates));
    }

    private static Map<Mark, Map<String, Integer>> followUps(List<Person> people) {
        Map<Mark, Map<String, Integer>> counts = new TreeMap<>();
        for (Mark mark : Mark.values()) {
            counts.put(mark, new TreeMap<>());
        }
        for (Person person : people) {
            for (FollowUp one : person.followUps()) {
                Living living = one.living();
                String what = living == null ? one.status().code() : living.code();
                Objects.requireNonNull(counts.get(one.mark())).merge(what, 1, Integer::sum);
            }
        }
        return counts;
    }

    private static Money money(List<Person> people, List<Person> helped, BedDays bedDays, BedDayRates rates) {
        Cost cost = people.stream().map(Person::cost).reduce(Cost.NONE, Cost::plus);
        int unknown = (int) people.stream().filter(one -> !one.cost().isKnown()).count();
        BigDecimal median = bedDays.median();
        return new Money(cost, unknown, median == null ? null : Saved.of(helped, median, rates));
    }
}
