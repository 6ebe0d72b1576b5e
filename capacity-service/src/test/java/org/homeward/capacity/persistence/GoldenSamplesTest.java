package org.homeward.capacity.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.homeward.capacity.domain.BedFacts;
import org.homeward.capacity.domain.BedStatusFact;
import org.homeward.capacity.domain.BedStatusFact.Said;
import org.homeward.capacity.domain.DeriveBed;
import org.homeward.capacity.domain.EstateEntry;
import org.homeward.capacity.domain.Horizon;
import org.homeward.capacity.domain.Place;
import org.homeward.capacity.domain.Span;
import org.homeward.capacity.domain.Ward;
import org.junit.jupiter.api.Test;

/** What is published is, to the byte, what {@code docs/events} shows, and has exactly the members of its schema. */
class GoldenSamplesTest {

    private static final Path EVENTS = Path.of("../docs/events");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Place BED = Place.parse("RXX01/W1/B2/03");
    private static final Place WARD = Place.parse("RXX01/W1/-/-");

    @Test
    void writesTheBedOfTheSample() throws IOException {
        Instant observed = Instant.parse("2026-06-03T09:30:01.250Z");
        EstateEntry estate = new EstateEntry(
                BED,
                "RXX",
                EstateEntry.Kind.CORE,
                false,
                null,
                null,
                true,
                false,
                Instant.parse("2026-01-01T00:00:00Z"));
        BedFacts facts = new BedFacts(
                BED,
                "RXX",
                estate,
                observed,
                true,
                List.of(present("RXX:1", 8, BED), present("RXX:2", 9, BED)),
                List.of(
                        new BedStatusFact(Said.FEED_UNOCCUPIED, Instant.parse("2026-06-03T09:30:00Z"), null, null, 1),
                        new BedStatusFact(
                                Said.CLOSED,
                                Instant.parse("2026-06-04T08:00:00Z"),
                                Instant.parse("2026-06-04T16:00:00Z"),
                                "maintenance",
                                0)),
                List.of(),
                observed,
                "PAS|RXX");
        String written = RecordJson.withVersion(RecordJson.of(DeriveBed.live(facts)), 12);
        assertThat(written).isEqualTo(sample("bed-changed"));
        hasTheMembersOfItsSchema("bed-changed", written);
    }

    @Test
    void writesTheWardOfTheSample() throws IOException {
        Instant observed = hour(9);
        Span expected =
                new Span("RXX:8", "RXX", Span.Kind.EXPECTED, WARD, hour(8), hour(8), null, false, "A14", hour(18));
        Ward.Facts facts =
                new Ward.Facts(WARD, "RXX", "Ash", null, List.of(present("RXX:6", 9, WARD), expected), observed);
        String written = RecordJson.withVersion(RecordJson.of(Ward.at(facts, Horizon.live(observed))), 3);
        assertThat(written).isEqualTo(sample("ward-changed"));
        hasTheMembersOfItsSchema("ward-changed", written);
    }

    private static Span present(String stay, int hour, Place place) {
        return new Span(stay, "RXX", Span.Kind.PRESENT, place, hour(hour), hour(hour), null, false, null, null);
    }

    private static Instant hour(int hour) {
        return Instant.parse("2026-06-03T00:00:00Z").plusSeconds(3600L * hour);
    }

    private static String sample(String name) throws IOException {
        return Files.readString(EVENTS.resolve("samples/homeward.capacity." + name + ".v1.json"))
                .strip();
    }

    private static void hasTheMembersOfItsSchema(String name, String written) throws IOException {
        JsonNode schema = JSON.readTree(
                EVENTS.resolve("homeward.capacity." + name + ".v1.schema.json").toFile());
        List<String> required = JSON.convertValue(
                schema.path("required"), JSON.getTypeFactory().constructCollectionType(List.class, String.class));
        assertThat(JSON.readTree(written).fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(required);
    }
}
