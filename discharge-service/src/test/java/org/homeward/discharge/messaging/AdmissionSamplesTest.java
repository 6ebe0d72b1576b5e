package org.homeward.discharge.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.homeward.discharge.ApplyAdmissionEvents.Batch;
import org.homeward.discharge.domain.AdmissionClass;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.discharge.persistence.Stays.Received;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.junit.jupiter.api.Test;

/** The golden samples of {@code homeward.admission} in docs/events, as their consumer here understands them. */
class AdmissionSamplesTest {

    private static final Path SAMPLES = Path.of("..", "docs", "events", "samples");
    private static final Instant RECORDED = Instant.parse("2026-06-03T10:27:01.123456Z");

    @Test
    void aStaySaysWhereThePatientIs() throws IOException {
        StayVersion stay = read("patient-admitted", "stay").stays().getFirst().version();

        assertThat(stay.stay()).isEqualTo("RXX:2139");
        assertThat(stay.version()).isEqualTo(7);
        assertThat(stay.recordedAt()).isEqualTo(RECORDED);
        assertThat(stay.status()).isEqualTo(StayVersion.Status.ADMITTED);
        assertThat(stay.patient()).isEqualTo("6a9a4d38-0f1e-4d53-9f0e-0a3c1f4b7d21");
        assertThat(String.valueOf(stay.movements().getLast().place())).contains("RXX01", "W1", "B2", "03");
        assertThat(stay.expectations()).hasSize(1);
        assertThat(stay.admissionClass()).isEqualTo(new AdmissionClass("21", "I"));
        assertThat(stay.wayOut().fitness()).hasSize(1);
        assertThat(stay.wayOut().fitness().getFirst().fit()).isTrue();
        assertThat(stay.wayOut().abodes().getFirst().noFixedAbode()).isTrue();
        assertThat(stay.wayOut().announcements().getFirst().expectedAt())
                .isEqualTo(Instant.parse("2026-06-04T10:27:00Z"));
    }

    @Test
    void aMergedStaySaysWhereItWentOn() throws IOException {
        StayVersion stay = read("stay-merged", "stay-merged").stays().getFirst().version();

        assertThat(stay.status()).isEqualTo(StayVersion.Status.MERGED);
        assertThat(stay.into()).isEqualTo("RXX:2139");
    }

    @Test
    void aSwapBringsBothStaysAtOnce() throws IOException {
        assertThat(read("patients-swapped", "patients-swapped").stays())
                .extracting(Received::version)
                .extracting(StayVersion::stay)
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void linksOfPatientsSayWhoIsJoinedIntoWhom() throws IOException {
        var links = read("patient-links-changed", "patient-links-changed").links();

        assertThat(links).hasSize(1);
        assertThat(links.getFirst().survivor()).isEqualTo("6a9a4d38-0f1e-4d53-9f0e-0a3c1f4b7d21");
        assertThat(links.getFirst().links().getFirst().patient()).isEqualTo("11f0c9be-5a44-4f2b-8f77-2a1b9a6f3c10");
    }

    @Test
    void passesOverWhatIsNotAboutAStay() throws IOException {
        assertThat(read("bed-status-changed", "bed-status-changed").stays()).isEmpty();
    }

    private static Batch read(String type, String sample) throws IOException {
        byte[] data = Files.readAllBytes(SAMPLES.resolve("admission." + sample + ".json"));
        return AdmissionRecords.read(List.of(received(type, data)));
    }

    private static ConsumerRecord<byte[], byte[]> received(String type, byte[] data) {
        ProducerRecord<byte[], byte[]> sent = Envelope.writeTo(
                "homeward.admission",
                0,
                new Event(
                        "1",
                        "homeward.admission." + type + ".v1",
                        "/homeward/admission-service",
                        "subject",
                        RECORDED,
                        RECORDED,
                        2,
                        null,
                        "key",
                        "RXX",
                        data));
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                0L,
                0L,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                java.util.Optional.empty());
    }
}
