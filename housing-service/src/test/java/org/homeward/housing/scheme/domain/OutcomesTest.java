package org.homeward.housing.scheme.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.homeward.housing.scheme.domain.InHospital.How;
import org.junit.jupiter.api.Test;

/** The arithmetic of a scheme against one that was written apart. */
class OutcomesTest {

    private static final LocalDate DAY = LocalDate.parse("2026-06-03");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-27");
    private static final BedDayRates BED_DAY = rates("2023-04-01", "346");

    /** As it could be worked out on paper: three helped, who waited 2, 0 and 6 days where others waited 4. */
    @Test
    void worksOutASchemeOfThree() {
        List<Person> people = List.of(
                person(DAY, true, 2, null, "60.00"),
                person(DAY.plusDays(1), true, 0, DAY.plusDays(20), "210.50"),
                person(DAY, true, 6, null, null),
                person(DAY, false, 0, null, "30"));
        Outcomes outcomes = Outcomes.of(people, without(1L, 3L, 4L, 9L, 30L), BED_DAY, TODAY);
        assertThat(outcomes.people()).isEqualTo(4);
        assertThat(outcomes.helped()).isEqualTo(3);
        assertThat(outcomes.daysToHome()).containsExactly(4L, 2L, 8L);
        assertThat(outcomes.bedDays().median()).isEqualByComparingTo("4");
        assertThat(outcomes.bedDays().avoided()).isEqualByComparingTo("4");
        assertThat(outcomes.money().saving()).isEqualByComparingTo("1384");
        assertThat(outcomes.money().cost().pounds()).isEqualByComparingTo("300.50");
        assertThat(outcomes.money().cost().flatsNotKnown()).containsExactly("F-1");
        assertThat(outcomes.money().peopleNotKnown()).isEqualTo(1);
        assertThat(outcomes.money().balance()).isNull();
        assertThat(outcomes.readmittedIn30()).isEqualTo(new Outcomes.Readmitted(1, 3, 0));
    }

    /** Nobody lives where a scheme would like it because it did not help. */
    @Test
    void followsThoseUpWhomItDidNotHelp() {
        Person helped = person(DAY, true, 0, null, "0");
        FollowUp home = FollowUp.of(Mark.DAY_30, helped.afterwards(), Living.HOME, TODAY);
        Person not = new Person(1, DAY, false, false, null, null, helped.afterwards(), List.of(home), Cost.NONE);
        assertThat(Outcomes.of(List.of(not), List.of(), BED_DAY, TODAY)
                        .followUps()
                        .get(Mark.DAY_30))
                .isEqualTo(Map.of("home", 1));
    }

    /** The third leaves on the day from which a bed day costs more: 2 and 4 days at 346, and 2 less at 400. */
    @Test
    void countsABedDayAtTheRateOfTheDayOfLeaving() {
        List<Person> people = List.of(
                person(DAY, true, 2, null, "0"), person(DAY, true, 0, null, "0"), person(DAY, true, 6, null, "0"));
        String dearer = people.getLast().left().toString();
        Outcomes outcomes =
                Outcomes.of(people, without(1L, 3L, 4L, 9L, 30L), rates("2023-04-01", "346", dearer, "400"), TODAY);
        assertThat(outcomes.money().saving()).isEqualByComparingTo("1276");
        assertThat(outcomes.money().saved()).extracting(Outcomes.Saved::people).containsExactly(2, 1);
        assertThat(Outcomes.of(
                                people.subList(0, 2),
                                without(1L, 3L, 4L, 9L, 30L),
                                rates("2023-04-01", "346", dearer, "400"),
                                TODAY)
                        .money()
                        .saving())
                .as("a new rate leaves what was before alone")
                .isEqualByComparingTo("2076");
        assertThat(rates("2023-04-01", "346").on(LocalDate.parse("2020-01-01")).pounds())
                .as("before there was any")
                .isEqualByComparingTo("346");
    }

    @Test
    void claimsNothingAgainstTooFew() {
        Outcomes outcomes =
                Outcomes.of(List.of(person(DAY, true, 2, null, "60.00")), without(9L, 9L, 9L, 9L), BED_DAY, TODAY);
        assertThat(outcomes.bedDays().median()).isNull();
        assertThat(outcomes.bedDays().avoided()).isNull();
        assertThat(outcomes.money().saving()).isNull();
        assertThat(outcomes.money().balance()).isNull();
    }

    @Test
    void countsReadmissionsOnlyWhenThirtyDaysAreOver() {
        Person person = person(DAY, true, 0, DAY.plusDays(3), "0");
        LocalDate left = person.afterwards().left();
        assertThat(readmitted(person, left.plusDays(30)))
                .as("that day is one of them, and not over")
                .isEqualTo(new Outcomes.Readmitted(0, 0, 0));
        assertThat(readmitted(person, left.plusDays(31))).isEqualTo(new Outcomes.Readmitted(1, 1, 0));
        assertThat(readmitted(person(DAY, true, 0, left.plusDays(31), "0"), left.plusDays(60)))
                .isEqualTo(new Outcomes.Readmitted(0, 1, 0));
    }

    @Test
    void countsReadmissionsOfThoseWithoutTheSchemeToo() {
        Afterwards back = person(DAY, true, 0, DAY.plusDays(20), "0").afterwards();
        Afterwards not = person(DAY, true, 0, null, "0").afterwards();
        Afterwards today = new Afterwards(noon(TODAY), List.of(), null, List.of());
        Outcomes outcomes = Outcomes.of(
                List.of(), List.of(new Without(3, back), new Without(4, not), new Without(5, today)), BED_DAY, TODAY);
        assertThat(outcomes.readmittedWithout()).isEqualTo(new Outcomes.Readmitted(1, 2, 0));
        assertThat(outcomes.readmittedIn30()).isEqualTo(new Outcomes.Readmitted(0, 0, 0));
    }

    @Test
    void homeIsReachedWhenWhatWasAskedForIsDone() {
        Person left = person(DAY, true, 0, null, "0");
        Person later = new Person(1, DAY, true, true, DAY.plusDays(30), null, left.afterwards(), List.of(), Cost.NONE);
        assertThat(later.daysToHome()).isEqualTo(30);
        assertThat(new Person(1, DAY, true, true, null, null, null, List.of(), Cost.NONE).daysToHome())
                .isNull();
    }

    @Test
    void agreesWithAnotherComputation() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            List<Person> people = new ArrayList<>();
            double waited = 0;
            int helped = 0;
            double cost = 0;
            for (int i = random.nextInt(12); i > 0; i--) {
                boolean isHelped = random.nextInt(4) > 0;
                int days = random.nextInt(9);
                int pence = random.nextInt(50_000);
                people.add(person(
                        DAY, isHelped, days, null, BigDecimal.valueOf(pence, 2).toPlainString()));
                if (isHelped) {
                    waited += days;
                    helped++;
                }
                cost += pence / 100.0;
            }
            List<Long> others = random.longs(random.nextInt(9), 0, 40).boxed().toList();
            Outcomes outcomes = Outcomes.of(people, without(others.toArray(Long[]::new)), BED_DAY, TODAY);
            if (others.size() < 5) {
                assertThat(outcomes.money().saving()).as("seed %d", seed).isNull();
                continue;
            }
            double avoided = helped * middle(others) - waited;
            assertThat(outcomes.bedDays().avoided().doubleValue())
                    .as("seed %d: %s", seed, others)
                    .isEqualTo(avoided);
            assertThat(outcomes.money().balance().doubleValue())
                    .as("seed %d", seed)
                    .isCloseTo(avoided * 346 - cost, offset(0.001));
        }
    }

    /** Takes the least and the greatest away until one or two are left. */
    private static double middle(List<Long> days) {
        List<Long> left = new ArrayList<>(days);
        while (left.size() > 2) {
            left.remove(left.stream().min(Long::compare).orElseThrow());
            left.remove(left.stream().max(Long::compare).orElseThrow());
        }
        return left.stream().mapToLong(Long::longValue).average().orElseThrow();
    }

    private static Outcomes.Readmitted readmitted(Person person, LocalDate today) {
        return Outcomes.of(List.of(person), List.of(), BED_DAY, today).readmittedIn30();
    }

    private static List<Without> without(Long... days) {
        Afterwards stayedAway = new Afterwards(noon(DAY), List.of(), null, List.of());
        return Stream.of(days).map(one -> new Without(one, stayedAway)).toList();
    }

    private static BedDayRates rates(String... daysAndPounds) {
        List<BedDayRates.Rate> all = new ArrayList<>();
        for (int i = 0; i < daysAndPounds.length; i += 2) {
            all.add(new BedDayRates.Rate(
                    LocalDate.parse(daysAndPounds[i]), new BigDecimal(daysAndPounds[i + 1]), "a test"));
        }
        return new BedDayRates(all);
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static Person person(LocalDate asked, boolean helped, int waited, LocalDate readmitted, String cost) {
        LocalDate ready = asked.plusDays(2);
        List<InHospital> others =
                readmitted == null ? List.of() : List.of(new InHospital(noon(readmitted), null, How.EMERGENCY));
        Afterwards afterwards = new Afterwards(noon(ready.plusDays(waited)), others, null, List.of());
        Cost pounds = cost == null ? Cost.ofUnknownFlat("F-1") : Cost.ofJob(new BigDecimal(cost));
        return new Person(1, asked, helped, false, null, ready, afterwards, List.of(), pounds);
    }
}
