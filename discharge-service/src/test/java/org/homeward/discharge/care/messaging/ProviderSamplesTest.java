package org.homeward.discharge.care.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.homeward.discharge.care.domain.Provider;
import org.homeward.discharge.care.persistence.Providers;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.kafka.PoisonRecord;
import org.junit.jupiter.api.Test;

/** The golden sample of a provider in docs/events, as its consumer here understands it. */
class ProviderSamplesTest {

    private static final Path SAMPLE = Path.of("../docs/events/samples/homeward.capacity.provider-changed.v1.json");

    @Test
    void isAProviderWithItsAreasAndContracts() throws IOException {
        List<Providers.Received> received = ProviderFeed.read(
                List.of(record("provider-changed", Files.readString(SAMPLE)), record("bed-changed", "{}")));

        assertThat(received).hasSize(1);
        Provider provider = received.getFirst().provider();
        assertThat(provider.id()).isEqualTo("1-1001");
        assertThat(provider.tier()).isEqualTo(2);
        assertThat(provider.contracts()).containsExactly(new Provider.Contract("LE3", "reablement", 1));
        assertThat(received.getFirst().areas()).containsExactly("LE3", "LE3 9", "LE4");
    }

    @Test
    void isPutAsideWhenItCanNeverBeApplied() {
        assertThatThrownBy(() -> ProviderFeed.read(List.of(record("provider-changed", "{\"provider\":7"))))
                .isInstanceOf(PoisonRecord.class)
                .hasMessageEndingWith("payload-malformed");
    }

    private static ConsumerRecord<byte[], byte[]> record(String what, String data) {
        Instant at = Instant.parse("2026-06-03T09:00:00Z");
        Event event = new Event(
                "1",
                "homeward.capacity." + what + ".v1",
                "/homeward/capacity-service",
                "1-1001",
                at,
                at,
                3,
                null,
                "provider:1-1001",
                "1-1001",
                data.getBytes(UTF_8));
        ProducerRecord<byte[], byte[]> sent = Envelope.writeTo("homeward.capacity", 0, event);
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
                Optional.empty());
    }
}
