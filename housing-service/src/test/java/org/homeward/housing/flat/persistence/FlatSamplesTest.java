package org.homeward.housing.flat.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.homeward.housing.flat.domain.Booking;
import org.homeward.housing.flat.domain.Booking.State;
import org.homeward.housing.flat.domain.Circumstances;
import org.homeward.housing.flat.domain.Diary;
import org.homeward.housing.flat.domain.Flat;
import org.homeward.housing.flat.domain.Match;
import org.homeward.housing.flat.domain.Nights;
import org.homeward.housing.flat.domain.OfferedInVain;
import org.homeward.housing.flat.domain.Outage;
import org.homeward.housing.flat.domain.Waiting;
import org.junit.jupiter.api.Test;

/** What is published is, to the byte, what {@code docs/events} shows, and has exactly the members of its schema. */
class FlatSamplesTest {

    private static final Path EVENTS = Path.of("../docs/events");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-06-03T14:00:00Z");
    private static final Instant ARRIVED = Instant.parse("2026-06-03T13:00:00Z");

    private final Flat flat = new Flat(
            "KNH-3",
            "HD1",
            Set.of("wheelchair", "ground-floor"),
            new Flat.Terms(42, true, new BigDecimal("210.50"), "KNH", "step-down"),
            LocalDate.parse("2026-04-01"),
            List.of(new Outage(LocalDate.parse("2026-07-01"), null, "repair")));

    @Test
    void writesTheFlatOfTheSample() throws IOException {
        Booking there = booking(new State.Arrived(ARRIVED));
        String written = FlatJson.event(flat, List.of(there), 3, NOW).toString();
        assertThat(written).isEqualTo(sample("flat-changed"));
        hasTheMembersOf(written, "flat-changed");
        assertThat(FlatJson.read(written)).isEqualTo(flat);
    }

    @Test
    void theFlatOfTheSampleIsFreeWhenTheOtherServicesSayItIs() throws IOException {
        Diary diary = new Diary(flat, List.of(booking(new State.Arrived(ARRIVED))));
        JsonNode days = JSON.readTree(EVENTS.resolve("when-free.json").toFile()).path("days");
        assertThat(days).hasSizeGreaterThan(5);
        for (JsonNode one : days) {
            LocalDate day = LocalDate.parse(one.path("day").asText());
            Match match = Match.of(diary, new Match.Search(day, 1, Set.of(), null), day);
            assertThat(match == null ? "null" : match.freeFrom().toString())
                    .as(day.toString())
                    .isEqualTo(one.path("freeFrom").asText());
        }
    }

    @Test
    void writesTheBookingOfTheSampleAndReadsEveryState() throws IOException {
        var there = new Bookings.Recorded(booking(new State.Arrived(ARRIVED)), "RXX", 3, NOW, Circumstances.NONE);
        String written = BookingJson.event(there).toString();
        assertThat(written).isEqualTo(sample("booking-extended"));
        hasTheMembersOf(written, "booking");
        for (State state : List.of(
                new State.Offered(NOW),
                new State.Booked(),
                new State.Arrived(ARRIVED),
                new State.Left(ARRIVED, NOW),
                new State.Cancelled(NOW, "home-ready"))) {
            Booking booking = booking(state);
            assertThat(BookingJson.read(BookingJson.of(booking, "RXX").toString()))
                    .isEqualTo(booking);
        }
    }

    @Test
    void writesWhoWaitsAsTheSampleHasItAndReadsEveryState() throws IOException {
        Waiting entry = new Waiting(
                new UUID(0, 4),
                "RXX:2139",
                new Waiting.Wanted(Set.of("wheelchair"), "HD1", LocalDate.parse("2026-06-03"), 14),
                Instant.parse("2026-06-01T09:00:00Z"),
                new OfferedInVain(Set.of("KNH-1"), Map.of("KNH-2", Instant.parse("2026-06-04T14:00:00Z"))),
                new Waiting.State.Offered(new UUID(0, 2)));
        String written = WaitingJson.event(new WaitingList.Recorded(entry, "RXX", 4, NOW))
                .toString();
        assertThat(written).isEqualTo(sample("waiting-changed"));
        hasTheMembersOf(written, "waiting-changed");
        for (Waiting.State state : List.of(
                entry.state(),
                new Waiting.State.Waits(),
                new Waiting.State.Housed(new UUID(0, 2)),
                new Waiting.State.Gone("home-ready"))) {
            Waiting one = entry.in(state);
            assertThat(WaitingJson.read(WaitingJson.of(one, "RXX").toString())).isEqualTo(one);
        }
    }

    private static Booking booking(State state) {
        LocalDate until = LocalDate.parse("2026-06-17");
        return new Booking(
                new UUID(0, 2),
                "KNH-3",
                "RXX:2139",
                new Nights(LocalDate.parse("2026-06-03"), until),
                Set.of("wheelchair"),
                state,
                List.of(new Booking.Extension(until, "home-not-ready", NOW)),
                Instant.parse("2026-06-02T09:30:00Z"));
    }

    private static String sample(String name) throws IOException {
        return Files.readString(EVENTS.resolve("samples/homeward.referral." + name + ".v1.json"))
                .strip();
    }

    private static void hasTheMembersOf(String written, String name) throws IOException {
        JsonNode schema = JSON.readTree(
                EVENTS.resolve("homeward.referral." + name + ".v1.schema.json").toFile());
        List<String> required = JSON.convertValue(
                schema.path("required"), JSON.getTypeFactory().constructCollectionType(List.class, String.class));
        assertThat(JSON.readTree(written).fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(required);
    }
}
