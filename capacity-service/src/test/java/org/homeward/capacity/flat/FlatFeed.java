package org.homeward.capacity.flat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.homeward.capacity.AdmissionFeed;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.kit.time.Times;

/** Speaks as housing-service does on {@code homeward.referral}. */
final class FlatFeed {

    private static final String TOPIC = "homeward.referral";

    private FlatFeed() {}

    /** A version of a flat in LE3 9 that is booked for these nights, or for none. */
    static Event flat(String id, long version, Instant recordedAt, String... booked) {
        String data = """
                {"flat":"%s","area":"LE3 9","features":["wheelchair"],"maxNights":42,"furnished":true,"weeklyRate":210.50,
                 "landlord":"KNH","scheme":null,"availableFrom":"2026-04-01","outOfService":[],"booked":[%s],
                 "source":"/homeward/housing-service","version":%d,"recordedAt":"%s"}""".formatted(id, String.join(",", booked), version, Times.format(recordedAt));
        return event("flat-changed", "flat:" + id, "LE3 9", version, recordedAt, data);
    }

    static String booked(LocalDate from, LocalDate until, String status) {
        return "{\"booking\":\"%s\",\"from\":\"%s\",\"until\":\"%s\",\"status\":\"%s\"}"
                .formatted(UUID.randomUUID(), from, until, status);
    }

    static void send(List<Event> events) {
        AdmissionFeed.sendRaw(events.stream().map(FlatFeed::record).toList());
    }

    static ProducerRecord<byte[], byte[]> record(Event event) {
        return Envelope.write(TOPIC, KafkaSettings.PARTITIONS, event);
    }

    static void beat(Instant knownAt) {
        List<ProducerRecord<byte[], byte[]>> beats = new ArrayList<>();
        for (int partition = 0; partition < KafkaSettings.PARTITIONS; partition++) {
            String data = "{\"knownAt\":\"" + Times.format(knownAt) + "\"}";
            Event beat = event("beat", "beat/" + partition, "x", knownAt.toEpochMilli(), knownAt, data);
            beats.add(Envelope.writeTo(TOPIC, partition, beat));
        }
        AdmissionFeed.sendRaw(beats);
    }

    static Event event(String name, String key, String shard, long version, Instant recordedAt, String data) {
        return new Event(
                UUID.randomUUID().toString(),
                TOPIC + "." + name + ".v1",
                "/homeward/housing-service",
                key,
                recordedAt,
                recordedAt,
                version,
                null,
                key,
                shard,
                data.getBytes(UTF_8));
    }
}
