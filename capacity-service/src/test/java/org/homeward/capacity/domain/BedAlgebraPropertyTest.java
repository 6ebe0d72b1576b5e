package org.homeward.capacity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BedAlgebraPropertyTest {

    private static final int SEEDS = 5_000;
    private static final Instant LATER = RandomBed.minute(3 * RandomBed.LENGTH);

    @Test
    void saysAtEveryInstantWhatANaiveWalkThroughTimeSays() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomBed random = new RandomBed(seed);
            for (int minute = 0; minute < 2 * RandomBed.LENGTH; minute += 3) {
                Instant at = RandomBed.minute(minute);
                Bed bed = DeriveBed.at(random.facts(), new Horizon(at, LATER));
                Set<String> expected = new Oracle(random).reasonsAt(minute);
                assertThat(codes(bed, at))
                        .as("seed %d, minute %d", seed, minute)
                        .isEqualTo(expected);
                assertThat(bed.allocatableAt(at)).isEqualTo(expected.isEmpty());
            }
        }
    }

    @Test
    void oneLiveRecordAnswersForEveryInstantSinceItWasRecorded() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomBed random = new RandomBed(seed);
            Bed live = DeriveBed.live(random.facts());
            for (int minute = RandomBed.LENGTH; minute < 2 * RandomBed.LENGTH; minute += 3) {
                Set<String> expected = new Oracle(random).reasonsAt(minute);
                assertThat(codes(live, RandomBed.minute(minute)))
                        .as("seed %d, minute %d", seed, minute)
                        .isEqualTo(expected);
            }
        }
    }

    /** R28. */
    @Test
    void leavingOutAnAttributeNeverMakesABedMoreAvailable() {
        for (long seed = 0; seed < SEEDS; seed++) {
            BedFacts facts = new RandomBed(seed).facts();
            Instant at = RandomBed.minute(RandomBed.LENGTH);
            boolean free = DeriveBed.live(facts).allocatableAt(at);
            for (EstateEntry less : withOneAttributeLess(facts.estate())) {
                Bed poorer = DeriveBed.live(withEstate(facts, less));
                assertThat(!poorer.allocatableAt(at) || free)
                        .as("seed %d", seed)
                        .isTrue();
                assertThat(countsAsCore(poorer, at) && !countsAsCore(DeriveBed.live(facts), at))
                        .as("seed %d", seed)
                        .isFalse();
            }
            assertThat(DeriveBed.live(withEstate(facts, null)).allocatableAt(at))
                    .isFalse();
        }
    }

    @Test
    void countsOfABoardEqualTheOraclesCounts() {
        List<RandomBed> ward =
                IntStream.range(0, 2_000).mapToObj(RandomBed::new).toList();
        int minute = RandomBed.LENGTH + 5;
        Instant at = RandomBed.minute(minute);
        Availability counted = Availability.of(
                ward.stream().map(bed -> DeriveBed.live(bed.facts())).toList(), at);
        for (String code : Set.of("occupied", "on-leave", "cleaning", "held", "conflict", "unregistered")) {
            long expected = ward.stream()
                    .filter(bed -> new Oracle(bed).reasonsAt(minute).contains(code))
                    .count();
            long both = counted.core().excluded(code) + counted.escalation().excluded(code);
            assertThat(both).as(code).isEqualTo(expected);
        }
        for (List<String> lost : List.of(List.of("closed"), List.of("closed", "unstaffed", "unregistered"))) {
            long expected = ward.stream()
                    .filter(bed -> new Oracle(bed).reasonsAt(minute).stream().noneMatch(lost::contains))
                    .count();
            assertThat(lost.size() == 1 ? open(counted) : staffed(counted))
                    .as("less %s", lost)
                    .isEqualTo(expected);
        }
        long free = ward.stream()
                .filter(bed -> new Oracle(bed).reasonsAt(minute).isEmpty())
                .count();
        assertThat(counted.core().allocatable() + counted.escalation().allocatable())
                .isEqualTo(free);
    }

    /** Neither an attribute that is left out nor a bed that is left out adds to any step of the algebra. */
    @Test
    void leavingABedOutOfTheEstateAddsToNoStep() {
        Instant at = RandomBed.minute(RandomBed.LENGTH + 5);
        for (long seed = 0; seed < 2_000; seed++) {
            BedFacts facts = new RandomBed(seed).facts();
            Availability known = Availability.of(List.of(DeriveBed.live(facts)), at);
            Availability unknown = Availability.of(List.of(DeriveBed.live(withEstate(facts, null))), at);
            assertThat(staffed(unknown)).as("seed %d", seed).isZero();
            assertThat(empty(unknown)).as("seed %d", seed).isZero();
            assertThat(open(unknown)).as("seed %d", seed).isEqualTo(open(known));
        }
    }

    private static long open(Availability counts) {
        return counts.core().open() + counts.escalation().open();
    }

    private static long staffed(Availability counts) {
        return counts.core().staffed() + counts.escalation().staffed();
    }

    private static long empty(Availability counts) {
        return counts.core().empty() + counts.escalation().empty();
    }

    private static Set<String> codes(Bed bed, Instant at) {
        return bed.reasonsAt(at).stream()
                .map(reason -> reason.code().text())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean countsAsCore(Bed bed, Instant at) {
        return bed.kind() == EstateEntry.Kind.CORE && bed.allocatableAt(at);
    }

    private static List<EstateEntry> withOneAttributeLess(@Nullable EstateEntry e) {
        return e == null
                ? List.of()
                : List.of(
                        new EstateEntry(
                                e.bed(),
                                e.trust(),
                                null,
                                null,
                                null,
                                null,
                                e.staffed(),
                                e.cleaningAfterStay(),
                                e.declaredAt()),
                        new EstateEntry(
                                e.bed(),
                                e.trust(),
                                e.kind(),
                                null,
                                null,
                                null,
                                null,
                                e.cleaningAfterStay(),
                                e.declaredAt()));
    }

    private static BedFacts withEstate(BedFacts facts, @Nullable EstateEntry estate) {
        return new BedFacts(
                facts.bed(),
                facts.trust(),
                estate,
                facts.unregisteredSince(),
                facts.usedByFeed(),
                facts.spans(),
                facts.statuses(),
                facts.holds(),
                facts.observedAt(),
                facts.source());
    }
}
