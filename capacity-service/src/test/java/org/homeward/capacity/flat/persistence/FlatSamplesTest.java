package org.homeward.capacity.flat.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.homeward.capacity.flat.domain.FlatVersion;
import org.homeward.capacity.flat.domain.Vacancy;
import org.homeward.capacity.flat.persistence.FlatRecords.Row;
import org.junit.jupiter.api.Test;

/** What is published of a flat is, to the byte, what {@code docs/events} shows; and housing-service's sample is understood. */
class FlatSamplesTest {

    private static final Path EVENTS = Path.of("../docs/events");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void writesTheSampleFromTheSampleThatItReads() throws IOException {
        FlatVersion read = FlatJson.read(Files.readAllBytes(sample("homeward.referral.flat-changed")));
        assertThat(read.version()).isEqualTo(3);
        Row row = new Row("KNH-3", 2, Instant.EPOCH, FlatRecordJson.of(read).toString());
        String written = new String(row.event(read.recordedAt()).data(), StandardCharsets.UTF_8);
        assertThat(written)
                .isEqualTo(Files.readString(sample("homeward.capacity.flat-changed"))
                        .strip());
        JsonNode schema = JSON.readTree(
                EVENTS.resolve("homeward.capacity.flat-changed.v1.schema.json").toFile());
        assertThat(JSON.readTree(written).fieldNames())
                .toIterable()
                .containsExactlyElementsOf(() -> schema.path("properties").fieldNames());
    }

    @Test
    void theFlatOfTheSampleIsFreeWhenTheOtherServicesSayItIs() throws IOException {
        FlatVersion read = FlatJson.read(Files.readAllBytes(sample("homeward.referral.flat-changed")));
        JsonNode days = JSON.readTree(EVENTS.resolve("when-free.json").toFile()).path("days");
        assertThat(days).hasSizeGreaterThan(5);
        for (JsonNode one : days) {
            String day = one.path("day").asText();
            assertThat(String.valueOf(
                            Vacancy.at(read, Instant.parse(day + "T11:00:00Z")).from()))
                    .as(day)
                    .isEqualTo(one.path("freeFrom").asText());
        }
    }

    @Test
    void whatIsNoFlatIsRefusedWithoutAWordOfIt() throws IOException {
        String good = Files.readString(sample("homeward.referral.flat-changed"));
        FlatJson.read(good.getBytes(StandardCharsets.UTF_8));
        for (String bad : new String[] {
            "no json",
            "",
            "[1]",
            "{}",
            good.replace("\"version\":3", "\"version\":0"),
            good.replace("\"booked\"", "\"bookings\""),
            good.replace("2026-04-01", "2026-04-31"),
            good.replace("KNH-3", ""),
            good.replace("KNH-3", "a\\u0000b")
        }) {
            assertThatThrownBy(() -> FlatJson.read(bad.getBytes(StandardCharsets.UTF_8)))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("not a flat");
        }
    }

    private static Path sample(String name) {
        return EVENTS.resolve("samples/" + name + ".v1.json");
    }
}
