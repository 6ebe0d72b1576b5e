package org.homeward.housing.scheme.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.homeward.housing.scheme.domain.Afterwards.CameBack;
import org.jspecify.annotations.Nullable;

/**
 * What a scheme was worth, by the people for whom it was asked in some time.
 *
 * @param daysToHome of those helped, from the first request to home
 * @param bedDays what they waited against those who had to do without
 * @param readmittedIn30 of those helped and gone for 30 days or more
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
        Map<Mark, Map<String, Integer>> followUps,
        Money money) {

    /**
     * @param of how many there are for whom 30 days have passed
     * @param notKnown of these: who came back without a method of admission
     */
    public record Readmitted(int count, int of, int notKnown) {

        static Readmitted of(List<Person> gone) {
            return new Readmitted(
                    count(gone, CameBack.IN_AN_EMERGENCY), gone.size(), count(gone, CameBack.NOBODY_SAYS_HOW));
        }

        private static int count(List<Person> gone, CameBack how) {
            return (int) gone.stream().filter(one -> one.readmitted() == how).count();
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
            BigDecimal sum = BigDecimal.valueOf(
                    waited.stream().mapToLong(Long::longValue).sum());
            BigDecimal avoided = median == null
                    ? null
                    : median.multiply(BigDecimal.valueOf(waited.size())).subtract(sum);
            return new BedDays(waited, compared, median, avoided);
        }
    }

    /**
     * Pounds.
     *
     * @param cost for everybody for whom the scheme was asked, whatever came of it
     * @param peopleNotKnown for whom not every cost is known
     * @param saving bed days avoided at the rate; null where those are not known
     */
    public record Money(
            Cost cost, int peopleNotKnown, @Nullable BigDecimal saving) {

        /** Null where the saving is, or a cost is not known. */
        public @Nullable BigDecimal balance() {
            return saving == null || !cost.isKnown() ? null : saving.subtract(cost.pounds());
        }
    }

    /**
     * @param compared days from ready date to leaving of stays without the scheme
     * @param bedDay pounds that a day in a bed costs
     */
    public static Outcomes of(List<Person> people, List<Long> compared, BigDecimal bedDay, LocalDate today) {
        List<Person> helped = people.stream().filter(Person::isHelped).toList();
        BedDays bedDays = BedDays.of(
                helped.stream().map(Person::daysWaited).filter(Objects::nonNull).toList(), compared);
        List<Person> gone =
                helped.stream().filter(one -> one.isPastReadmission(today)).toList();
        return new Outcomes(
                people.stream().mapToInt(Person::referrals).sum(),
                people.size(),
                helped.size(),
                (int) helped.stream().filter(Person::isRehoused).count(),
                helped.stream().map(Person::daysToHome).filter(Objects::nonNull).toList(),
                bedDays,
                Readmitted.of(gone),
                followUps(people),
                money(people, bedDays, bedDay));
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

    private static Money money(List<Person> people, BedDays bedDays, BigDecimal bedDay) {
        Cost cost = people.stream().map(Person::cost).reduce(Cost.NONE, Cost::plus);
        int unknown = (int) people.stream().filter(one -> !one.cost().isKnown()).count();
        BigDecimal avoided = bedDays.avoided();
        BigDecimal saving = avoided == null ? null : avoided.multiply(bedDay).setScale(2, RoundingMode.HALF_UP);
        return new Money(cost, unknown, saving);
    }
}
