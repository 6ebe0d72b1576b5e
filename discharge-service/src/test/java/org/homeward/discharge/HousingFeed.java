package org.homeward.discharge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.kit.time.Times;

/** Referrals and bookings on the topic, as housing-service tells of them. */
final class HousingFeed {

    static final String TOPIC = "homeward.referral";

    private HousingFeed() {}

    static ProducerRecord<byte[], byte[]> referral(
            String id, String type, String stay, long version, String status, Instant raisedAt, Instant at) {
        return referral(id, type, stay, version, status, "{}", raisedAt, at);
    }

    static ProducerRecord<byte[], byte[]> referral(
            String id,
            String type,
            String stay,
            long version,
            String status,
            String state,
            Instant raisedAt,
            Instant at) {
        String data = """
                {"referral":"%s","type":"%s","stay":"%s","trust":"%s","person":null,"authority":"E08000025",\
                "status":"%s","state":%s,"since":"%s","raisedAt":"%s","raisedBy":"ann","sentAt":null,\
                "expectedDischarge":null,"dueAt":"%s","open":%s,"version":%d}""".formatted(
                        id,
                        type,
                        stay,
                        trust(stay),
                        status,
                        state,
                        Times.format(at),
                        Times.format(raisedAt),
                        Times.format(raisedAt),
                        !Set.of("closed", "withdrawn").contains(status),
                        version);
        return record(status, "referral:" + id, trust(stay), version, at, data);
    }

    static ProducerRecord<byte[], byte[]> booking(
            String id, String stay, long version, String what, String status, Instant at) {
        String data = """
                {"booking":"%s","flat":"KNH-3","stay":"%s","trust":"%s","from":"2026-06-03","until":"2026-06-17",\
                "needs":[],"status":"%s","answerBy":null,"arrivedAt":null,"leftAt":null,"cancelledAt":null,\
                "cancelReason":null,"extensions":[],"bookedAt":"%s","source":"/homeward/housing-service","version":%d,\
                "recordedAt":"%s"}""".formatted(id, stay, trust(stay), status, Times.format(at), version, Times.format(at));
        return record("booking-" + what, "booking:" + id, trust(stay), version, at, data);
    }

    static ProducerRecord<byte[], byte[]> record(
            String what, String key, String trust, long version, Instant at, String data) {
        return Envelope.write(
                TOPIC,
                KafkaSettings.PARTITIONS,
                new Event(
                        UUID.randomUUID().toString(),
                        TOPIC + '.' + what + ".v1",
                        "/homeward/housing-service",
                        key,
                        at,
                        at,
                        version,
                        null,
                        key,
                        trust,
                        data.getBytes(UTF_8)));
    }

    private static String trust(String stay) {
        return stay.substring(0, stay.indexOf(':'));
    }
}
