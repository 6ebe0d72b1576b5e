package org.homeward.gateway.replica;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.junit.jupiter.api.Test;

/** The golden samples of {@code homeward.capacity} in docs/events, as their consumer here understands them. */
class EventSamplesTest {

    private static final Path SAMPLES = Path.of("..", "docs", "events", "samples");
    private static final Instant THEN = Instant.parse("2026-06-03T10:00:00Z");

    @Test
    void aBedSaysWhoIsInItAndWhatKeepsItFromUse() throws IOException {
        BedRecord bed = ((Arrival.OfBed) arrival("bed-changed", "bed:RXX01/W1/B2/03")).bed();
        assertThat(bed.bed()).isEqualTo("RXX01/W1/B2/03");
        assertThat(bed.version()).isEqualTo(12);
        assertThat(bed.conflict().stays()).containsExactly("RXX:1", "RXX:2");
        BedView view = BedEvaluation.evaluate(bed, THEN);
        assertThat(view.occupied()).isTrue();
        assertThat(view.excludedBy(Exclusion.CONFLICT)).isTrue();
        assertThat(view.excludedBy(Exclusion.CLOSED)).isFalse();
        assertThat(view.until()).isEqualTo("2026-06-04T08:00:00Z");
        JsonNode item = new ObjectMapper().readTree(view.json());
        assertThat(item.path("reasons").findValuesAsText("code")).containsExactly("occupied", "closed", "conflict");
        assertThat(item.path("occupants").findValuesAsText("stay")).containsExactly("RXX:1", "RXX:2");
        assertThat(item.at("/observed/mismatch").asBoolean()).isTrue();
    }

    @Test
    void aWardSaysWhoIsThereWithoutABed() throws IOException {
        WardRecord ward = ((Arrival.OfWard) arrival("ward-changed", "ward:RXX01/W1")).ward();
        assertThat(ward.name()).isEqualTo("Ash");
        assertThat(ward.withoutBedAt(THEN)).extracting(BedRecord.Occupant::stay).containsExactly("RXX:6");
        assertThat(ward.expectedAt(THEN)).extracting(BedRecord.Expected::stay).containsExactly("RXX:8");
    }

    @Test
    void aLineOfHomeCareSaysWhatIsLeft() throws IOException {
        Arrival.OfCare arrived = (Arrival.OfCare) arrival("home-care-changed", "care:1-1001/LE3 9/reablement");
        assertThat(arrived.inHours()).isTrue();
        assertThat(arrived.care().available()).isEqualByComparingTo("9.5");
        assertThat(arrived.care().slots()).containsEntry("tea", 2L);
        assertThat(arrived.care().earliestStart()).isEqualTo("2026-06-04");
        assertThat(arrived.care().id()).isEqualTo("1-1001/LE3 9/reablement");
    }

    @Test
    void aLineOfPlacesSaysHowManyAreLeft() throws IOException {
        Arrival.OfCare arrived = (Arrival.OfCare) arrival("places-changed", "places:1-2001/LE3/x");
        assertThat(arrived.inHours()).isFalse();
        assertThat(arrived.care().available()).isEqualByComparingTo("2");
    }

    @Test
    void aProviderSaysInWhichTierItIsAsked() throws IOException {
        ProviderRecord provider = ((Arrival.OfProvider) arrival("provider-changed", "provider:1-1001")).provider();
        assertThat(provider.tierIn(new Area("LE3 9"), "reablement")).isEqualTo(1);
        assertThat(provider.tierIn(new Area("LE3 9"), "long-term")).isEqualTo(2);
        assertThat(provider.skills()).contains("peg");
    }

    @Test
    void aFlatSaysWhenItCannotBeHad() throws IOException {
        Arrival.OfFlat arrived = (Arrival.OfFlat) arrival("flat-changed", "flat:KNH-3");
        FlatRecord flat = arrived.flat();
        assertThat(flat.flat()).isEqualTo("KNH-3");
        assertThat(flat.features()).containsExactly("ground-floor", "wheelchair");
        assertThat(flat.version()).isEqualTo(2);
        assertThat(Vacancy.at(flat, LocalDate.parse("2026-06-04")))
                .isEqualTo(new Vacancy(LocalDate.parse("2026-06-17"), LocalDate.parse("2026-07-01")));
        JsonNode days = new ObjectMapper()
                .readTree(SAMPLES.resolveSibling("when-free.json").toFile())
                .path("days");
        assertThat(days).hasSizeGreaterThan(5);
        for (JsonNode one : days) {
            LocalDate day = LocalDate.parse(one.path("day").asText());
            assertThat(String.valueOf(Vacancy.at(flat, day).from()))
                    .as(day.toString())
                    .isEqualTo(one.path("freeFrom").asText());
        }
    }

    @Test
    void aBeatSaysUpToWhenThePartitionIsComplete() throws IOException {
        assertThat(arrival("beat", "beat/3"))
                .isEqualTo(new Arrival.OfBeat(Instant.parse("2026-06-03T09:00:00Z"), java.util.Map.of()));
    }

    /** The sample in the envelope in which it travels. */
    private static Arrival arrival(String type, String key) throws IOException {
        byte[] data = Files.readAllBytes(SAMPLES.resolve("homeward.capacity." + type + ".v1.json"));
        Event event = new Event(
                "7d6b1f6e-0000-4000-8000-000000000001",
                "homeward.capacity." + type + ".v1",
                "homeward/capacity-service",
                key,
                THEN,
                THEN,
                12,
                null,
                key,
                "RXX",
                data);
        var sent = Envelope.writeTo("homeward.capacity", 3, event);
        return Arrival.of(new ConsumerRecord<>(
                "homeward.capacity",
                3,
                0L,
                0L,
                TimestampType.CREATE_TIME,
                0,
                data.length,
                key.getBytes(UTF_8),
                sent.value(),
                new RecordHeaders(sent.headers()),
                Optional.empty()));
    }
}
