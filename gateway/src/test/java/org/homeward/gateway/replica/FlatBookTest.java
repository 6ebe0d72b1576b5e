package org.homeward.gateway.replica;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The replica's flats alone, with a clock that moves when told to. */
class FlatBookTest {

    private static final LocalDate DAY = LocalDate.parse("2026-06-03");
    private static final Instant NOON = Instant.parse("2026-06-03T11:00:00Z");

    /** Midnight in London, where it is summer. */
    private static final Instant MIDNIGHT = Instant.parse("2026-06-03T23:00:00Z");

    private final MovableClock clock = new MovableClock();
    private final Replica replica = new Replica(clock, Duration.ofSeconds(5));
    private final FlatBook book = replica.flats();
    private final List<String> told = new ArrayList<>();
    private long offset;

    @BeforeEach
    void listen() {
        replica.partitions(6);
        book.onChange(flat -> told.add(flat.id() + "@" + flat.record().version()));
    }

    @Test
    void theNewestVersionStandsWhateverTheOrder() throws IOException {
        long seed = System.nanoTime();
        List<Integer> versions = new ArrayList<>(List.of(1, 2, 3, 3, 4, 5, 5));
        for (int round = 0; round < 200; round++) {
            FlatBook fresh = new FlatBook(clock);
            Collections.shuffle(versions, new Random(seed + round));
            for (int version : versions) {
                byte[] data = json("F1", "HD1", version, "", "");
                fresh.apply(Arrival.Wire.JSON.readValue(data, FlatRecord.class), data, 2, offset++);
            }
            assertThat(fresh.flat("F1").record().version()).as("seed " + seed).isEqualTo(5);
        }
    }

    @Test
    void midnightInLondonFreesAFlatWithoutAnEvent() throws IOException {
        apply("F1", "HD1", 1, booked(-3, 1, "booked"), "");
        assertThat(item("F1").path("freeTonight").asBoolean()).isFalse();
        assertThat(item("F1").path("freeFrom").asText()).isEqualTo("2026-06-04");
        told.clear();
        at(MIDNIGHT.minusMillis(1));
        assertThat(told).isEmpty();
        long before = book.flat("F1").tag(clock.now);
        at(MIDNIGHT);
        assertThat(told).containsExactly("F1@1");
        assertThat(item("F1").path("freeTonight").asBoolean()).isTrue();
        assertThat(item("F1").path("availablePlaces").asInt()).isEqualTo(1);
        assertThat(book.flat("F1").tag(clock.now)).isNotEqualTo(before);
        assertThat(book.flat("F1").changedByItself(NOON, MIDNIGHT)).isTrue();
        assertThat(book.flat("F1").changedByItself(MIDNIGHT, MIDNIGHT.plusSeconds(99_999)))
                .isFalse();
        at(MIDNIGHT.plus(Duration.ofDays(9)));
        assertThat(told).hasSize(1);
    }

    @Test
    void midnightTakesAFlatAndPutsItOutOfService() throws IOException {
        apply("F1", "HD1", 1, booked(1, 5, "offered"), "");
        apply("F2", "HD1", 1, "", "{\"from\":\"2026-06-04\",\"until\":null,\"reason\":\"repair\"}");
        assertThat(item("F1").path("freeUntil").asText()).isEqualTo("2026-06-04");
        assertThat(item("F2").path("freeTonight").asBoolean()).isTrue();
        told.clear();
        at(MIDNIGHT);
        assertThat(told).containsExactlyInAnyOrder("F1@1", "F2@1");
        assertThat(item("F1").path("freeFrom").asText()).isEqualTo("2026-06-08");
        assertThat(item("F2").path("freeTonight").asBoolean()).isFalse();
        assertThat(item("F2").path("freeFrom").isNull()).isTrue();
    }

    @Test
    void whoShouldBeGoneAndIsNotHasOneNightMoreEachDay() throws IOException {
        apply("F1", "HD1", 1, booked(-3, 1, "arrived"), "");
        assertThat(item("F1").path("freeFrom").asText()).isEqualTo("2026-06-04");
        told.clear();
        at(MIDNIGHT);
        assertThat(told).hasSize(1);
        assertThat(item("F1").path("freeTonight").asBoolean())
                .as("on the day of departure")
                .isTrue();
        for (int days = 1; days < 4; days++) {
            told.clear();
            Instant midnight = MIDNIGHT.plus(Duration.ofDays(days));
            at(midnight.minusMillis(1));
            assertThat(told).isEmpty();
            at(midnight);
            assertThat(told).containsExactly("F1@1");
            assertThat(item("F1").path("freeTonight").asBoolean()).isFalse();
            LocalDate tomorrow = DAY.plusDays(days + 2L);
            assertThat(item("F1").path("freeFrom").asText()).isEqualTo(tomorrow.toString());
            assertThat(book.flat("F1").isFree(tomorrow.minusDays(1), 2, clock.now))
                    .isFalse();
            assertThat(book.flat("F1").isFree(tomorrow, 9, clock.now)).isTrue();
            assertThat(book.flat("F1").changedByItself(midnight.minusMillis(1), midnight))
                    .isTrue();
            assertThat(book.flat("F1").changedByItself(midnight, midnight.plusSeconds(3600)))
                    .isFalse();
        }
    }

    @Test
    void aReplacedVersionsMidnightIsNotTold() throws IOException {
        apply("F1", "HD1", 1, booked(-3, 1, "booked"), "");
        apply("F1", "HD1", 2, "", "");
        told.clear();
        at(MIDNIGHT);
        assertThat(told).isEmpty();
    }

    @Test
    void isFreeForAllOfSomeNightsOrNot() throws IOException {
        apply("F1", "HD1", 1, booked(2, 5, "booked"), "");
        Flat flat = book.flat("F1");
        assertThat(flat.isFree(DAY, 2, clock.now)).isTrue();
        assertThat(flat.isFree(DAY, 3, clock.now)).isFalse();
        assertThat(flat.isFree(DAY.plusDays(4), 1, clock.now)).isFalse();
        assertThat(flat.isFree(DAY.plusDays(5), 42, clock.now)).isTrue();
        assertThat(flat.isFree(DAY.plusDays(5), 43, clock.now)).isFalse();
        assertThat(flat.isFree(LocalDate.parse("2026-03-31"), 1, clock.now)).isFalse();
    }

    @Test
    void remembersWhereAFlatHasMovedFromAndWhereOneThatIsGoneWas() throws IOException {
        apply("F1", "HD1", 1, "", "");
        apply("F1", "LS1", 2, "", "");
        assertThat(book.flat("F1").left()).isEqualTo(new Area("HD1"));
        byte[] gone = "{\"flat\":\"F1\",\"service\":\"step-down-flat\",\"removed\":true,\"version\":3}".getBytes(UTF_8);
        book.apply(Arrival.Wire.JSON.readValue(gone, FlatRecord.class), gone, 2, offset++);
        assertThat(book.flat("F1").area()).isEqualTo(new Area("LS1"));
        assertThat(book.flat("F1").left()).isNull();
        assertThat(book.flat("F1").gone()).isEqualTo(gone);
        assertThat(book.flat("F1").isFree(DAY, 1, clock.now)).isFalse();
    }

    /** Nights that nobody has told of would make it look free. */
    @Test
    void aRecordWithoutItsNightsIsNone() {
        for (String missing : List.of("booked", "outOfService", "availableFrom", "observedAt", "area")) {
            String json = new String(json("F1", "HD1", 1, "", ""), UTF_8).replace('"' + missing + '"', "\"x\"");
            assertThatThrownBy(() -> Arrival.Wire.JSON.readValue(json, FlatRecord.class))
                    .as(missing)
                    .isInstanceOf(JsonMappingException.class);
        }
    }

    @Test
    void isOnlyAsFreshAsTheNewsOfHousing() {
        for (int partition = 0; partition < 6; partition++) {
            book.beat(partition, NOON, null);
        }
        assertThat(replica.flatFreshness().knownAt()).isNull();
        for (int partition = 0; partition < 6; partition++) {
            book.beat(partition, NOON, NOON.minusSeconds(partition));
        }
        assertThat(replica.flatFreshness().knownAt()).isEqualTo(NOON.minusSeconds(5));
    }

    private void apply(String id, String area, long version, String booked, String outages) throws IOException {
        byte[] data = json(id, area, version, booked, outages);
        assertThat(book.apply(Arrival.Wire.JSON.readValue(data, FlatRecord.class), data, 2, offset++))
                .isTrue();
    }

    private static byte[] json(String id, String area, long version, String booked, String outages) {
        return """
                {"flat":"%s","service":"step-down-flat","removed":false,"area":"%s","features":["wheelchair"],"maxNights":42,\
                "furnished":true,"availableFrom":"2026-04-01","outOfService":[%s],"booked":[%s],\
                "observedAt":"2026-06-03T10:00:00Z","source":"x","version":%d}""".formatted(id, area, outages, booked, version).getBytes(UTF_8);
    }

    private static String booked(int from, int until, String status) {
        return "{\"from\":\"%s\",\"until\":\"%s\",\"status\":\"%s\"}"
                .formatted(DAY.plusDays(from), DAY.plusDays(until), status);
    }

    private JsonNode item(String id) throws IOException {
        return new ObjectMapper().readTree(book.flat(id).json(clock.now));
    }

    private void at(Instant time) {
        clock.now = time;
        replica.tick();
    }

    private static final class MovableClock extends Clock {
        private Instant now = NOON;

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
