package org.homeward.kit.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.homeward.kit.kafka.PoisonRecord;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private static final Event EVENT = new Event(
            "4b4f6f2e-6f0c-4a70-9a52-0d1b8f6f7c11",
            "homeward.example.thing-moved.v1",
            "SENDER|ONE",
            "A:2139",
            Instant.parse("2026-06-03T10:27:00Z"),
            Instant.parse("2026-06-03T10:27:01.123456Z"),
            7,
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "A:2139",
            "A",
            "{\"thing\":\"A:2139\",\"version\":7}".getBytes(UTF_8));

    @Test
    void writesTheGoldenSample() throws IOException {
        assertThat(text(Envelope.write("homeward.example", 6, EVENT))).isEqualTo(golden());
    }

    @Test
    void readsWhatItWrites() {
        Event read = Envelope.read(received(Envelope.write("homeward.example", 6, EVENT)));
        assertThat(read).usingRecursiveComparison().isEqualTo(EVENT);
    }

    @Test
    void putsWhatSharesAShardKeyInOnePartition() {
        assertThat(Envelope.partitionOf("A", 6))
                .isEqualTo(Envelope.partitionOf("A", 6))
                .isBetween(0, 5);
        long used = java.util.stream.IntStream.range(0, 200)
                .map(i -> Envelope.partitionOf("R" + i, 6))
                .distinct()
                .count();
        assertThat(used).isEqualTo(6);
    }

    @Test
    void namesTheHeaderThatIsMissingOrMalformed() {
        for (String header : new String[] {"ce_id", "ce_type", "ce_source", "ce_partitionkey"}) {
            assertPoison("header-missing:" + header, record -> record.headers().remove(header));
        }
        for (String header : new String[] {"ce_time", "ce_recordedtime", "ce_aggregateversion"}) {
            assertPoison(
                    "header-malformed:" + header,
                    record -> record.headers().remove(header).add(header, new byte[] {(byte) 0xff, 0, 3}));
        }
    }

    @Test
    void takesNeitherTombstonesNorRecordsWithoutKey() {
        assertThatThrownBy(() -> Envelope.read(new ConsumerRecord<>("t", 0, 5, new byte[] {1}, null)))
                .isInstanceOf(PoisonRecord.class)
                .hasMessage("t-0@5: payload-missing");
        assertThatThrownBy(() -> Envelope.read(new ConsumerRecord<>("t", 0, 5, null, new byte[] {1})))
                .isInstanceOf(PoisonRecord.class)
                .hasMessage("t-0@5: key-missing");
    }

    private static void assertPoison(
            String reason, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> damage) {
        ConsumerRecord<byte[], byte[]> record = received(Envelope.write("homeward.example", 6, EVENT));
        damage.accept(record);
        assertThatThrownBy(() -> Envelope.read(record))
                .isInstanceOfSatisfying(
                        PoisonRecord.class,
                        poison -> assertThat(poison.reason()).isEqualTo(reason));
    }

    static ConsumerRecord<byte[], byte[]> received(ProducerRecord<byte[], byte[]> sent) {
        return new ConsumerRecord<>(
                sent.topic(),
                sent.partition(),
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                new RecordHeaders(sent.headers().toArray()),
                Optional.empty());
    }

    private static String text(ProducerRecord<byte[], byte[]> record) {
        String headers = Arrays.stream(record.headers().toArray())
                .map(header -> header.key() + ": " + new String(header.value(), UTF_8))
                .collect(Collectors.joining("\n"));
        return record.topic() + "-" + record.partition() + "\n" + headers + "\nkey: " + new String(record.key(), UTF_8)
                + "\n\n" + new String(record.value(), UTF_8) + "\n";
    }

    private static String golden() throws IOException {
        try (InputStream file = EnvelopeTest.class.getResourceAsStream("/envelope.golden.txt")) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
