package org.homeward.gateway.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.homeward.gateway.support.Beds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The replica alone, with a clock that moves when told to. */
class ReplicaTest {

    private static final Instant NOW = Instant.parse("2026-06-03T12:00:00Z");
    private static final String BED = "RXX01/W1/B2/03";

    private final MovableClock clock = new MovableClock();
    private final Replica replica = new Replica(clock, Duration.ofSeconds(5));
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void listen() {
        replica.partitions(6);
        replica.onChange(bed -> told.add(bed.id() + "@" + bed.record().version()));
    }

    @Test
    void theNewestVersionStandsWhateverTheOrder() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            var fresh = new Replica(clock, Duration.ofSeconds(5));
            List<Integer> versions = new ArrayList<>(List.of(1, 2, 3, 3, 4, 5, 5));
            Collections.shuffle(versions, random);
            long offset = 0;
            for (int version : versions) {
                fresh.apply(record(Beds.empty(BED).version(version)), 2, offset++);
            }
            assertThat(held(fresh).version()).as("seed " + seed).isEqualTo(5);
        }
    }

    @Test
    void anOlderVersionIsNeitherKeptNorTold() throws Exception {
        replica.apply(record(Beds.empty(BED).version(5).occupiedBy("RXX:1")), 2, 0);
        assertThat(replica.apply(record(Beds.empty(BED).version(4)), 2, 1)).isFalse();
        assertThat(replica.apply(record(Beds.empty(BED).version(5)), 2, 2)).isFalse();
        assertThat(told).containsExactly(BED + "@5");
    }

    @Test
    void whatBeginsAndEndsByItselfIsToldWhenItComesAndNotBefore() throws Exception {
        replica.apply(record(Beds.empty(BED).reason("closed", "2026-06-03T12:00:10Z", "2026-06-03T12:00:20Z")), 2, 0);
        told.clear();
        assertThat(view().allocatable()).isTrue();
        at(9);
        assertThat(told).isEmpty();
        at(10);
        assertThat(told).hasSize(1);
        assertThat(view().allocatable()).isFalse();
        at(19);
        assertThat(told).hasSize(1);
        at(20);
        assertThat(told).hasSize(2);
        assertThat(view().allocatable()).isTrue();
        at(1000);
        assertThat(told).hasSize(2);
    }

    @Test
    void aReplacedVersionsEndIsNotTold() throws Exception {
        replica.apply(record(Beds.empty(BED).reason("closed", null, "2026-06-03T12:00:10Z")), 2, 0);
        replica.apply(record(Beds.empty(BED).version(2)), 2, 1);
        told.clear();
        at(60);
        assertThat(told).isEmpty();
    }

    @Test
    void anUnknownReasonKeepsABedFromUseToo() throws Exception {
        replica.apply(record(Beds.empty(BED).reason("haunted", null, null)), 2, 0);
        assertThat(view().allocatable()).isFalse();
    }

    @Test
    void knowsNothingUntilEachPartitionThatIsAskedForHasBeaten() throws Exception {
        replica.apply(record(Beds.empty(BED)), 2, 0);
        assertThat(replica.freshness(List.of("RXX")).knownAt()).isNull();
        assertThat(replica.freshness(List.of("RXX")).stale()).isTrue();
        replica.beat(2, NOW.minusSeconds(1));
        assertThat(replica.freshness(List.of("RXX")).knownAt()).isEqualTo(NOW.minusSeconds(1));
        assertThat(replica.freshness(List.of("RXX")).stale()).isFalse();
        assertThat(replica.freshness(List.of()).knownAt()).isNull();
        assertThat(replica.freshness(List.of("RYY")).knownAt()).isNull();
        for (int partition = 0; partition < 6; partition++) {
            replica.beat(partition, NOW.minusSeconds(partition));
        }
        assertThat(replica.freshness(List.of()).knownAt()).isEqualTo(NOW.minusSeconds(5));
        at(6);
        assertThat(replica.freshness(List.of("RXX")).stale()).isTrue();
    }

    @Test
    void aLateBeatTakesNothingBack() {
        replica.beat(0, NOW);
        replica.beat(0, NOW.minusSeconds(9));
        for (int partition = 1; partition < 6; partition++) {
            replica.beat(partition, NOW);
        }
        assertThat(replica.freshness(List.of()).knownAt()).isEqualTo(NOW);
    }

    @Test
    void leavesOutNothingThatAWardsNamePrefixes() throws Exception {
        replica.apply(record(Beds.empty("RXX01/W1/B/1")), 2, 0);
        replica.apply(record(Beds.empty("RXX01/W10/B/1")), 2, 1);
        replica.apply(record(Beds.empty("RXX010/W1/B/1")), 2, 2);
        assertThat(replica.bedsUnder("RXX01/W1")).containsOnlyKeys("RXX01/W1/B/1");
        assertThat(replica.bedsUnder("RXX01")).containsOnlyKeys("RXX01/W1/B/1", "RXX01/W10/B/1");
    }

    @Test
    void aPositionIsReadAsItIsWritten() {
        Position position = Position.start(6).with(3, 17).withTime(1_000);
        assertThat(position).hasToString("1000_0.0.0.17.0.0");
        Position read = Position.parse(position.toString());
        assertThat(read.isWithin(position)).isTrue();
        assertThat(read.isWithin(Position.start(6))).isFalse();
        assertThat(List.of("", "x", "17", "1_", "1_-2", "1_9999999999999999999999"))
                .allSatisfy(text -> assertThat(Position.parse(text)).isNull());
    }

    private BedView view() {
        return replica.bed(BED).view(clock.instant());
    }

    private static BedRecord held(Replica replica) {
        return replica.bed(BED).record();
    }

    private void at(int second) {
        clock.now = NOW.plusSeconds(second);
        replica.tick();
    }

    static BedRecord record(Beds.Bed bed) throws Exception {
        return Arrival.Wire.JSON.readValue(bed.json(), BedRecord.class);
    }

    private static final class MovableClock extends Clock {
        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
