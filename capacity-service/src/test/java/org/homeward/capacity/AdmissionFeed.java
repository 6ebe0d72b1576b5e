package org.homeward.capacity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.kit.time.Times;
import org.homeward.local.TestServers;

/** Speaks as admission-service does on {@code homeward.admission}. */
public final class AdmissionFeed {

    static final String TOPIC = "homeward.admission";

    private AdmissionFeed() {}

    /** A stay as data of an event. */
    static Event stay(
            String stay, long version, Instant recordedAt, String status, String movements, String expectations) {
        String trust = stay.substring(0, stay.indexOf(':'));
        String data = """
                {"stay":"%s","trust":"%s","visit":"1","patient":"%s","status":"%s","into":null,"place":null,\
                "admittedAt":null,"dischargedAt":null,"died":false,"patientClass":"I","specialty":null,\
                "movements":[%s],"expectations":[%s],"flags":[],"contradictions":[],\
                "source":"PAS|%s","version":%d,"recordedAt":"%s"}""".formatted(
                        stay,
                        trust,
                        UUID.nameUUIDFromBytes(stay.getBytes(UTF_8)),
                        status,
                        movements,
                        expectations,
                        trust,
                        version,
                        Times.format(recordedAt));
        return event("visit-updated", stay, trust, version, recordedAt, data);
    }

    static String movement(String event, Instant at, String place, String status) {
        String where = place == null ? "null" : '"' + place + '"';
        return "{\"event\":\"%s\",\"at\":\"%s\",\"place\":%s,\"status\":\"%s\"}"
                .formatted(event, Times.format(at), where, status);
    }

    static Event bedStatus(String bed, String trust, String letter, Instant at, long version, Instant recordedAt) {
        String data = """
                {"bed":"%s","trust":"%s","status":"%s","at":"%s","source":"PAS|%s","version":%d,"recordedAt":"%s"}""".formatted(bed, trust, letter, Times.format(at), trust, version, Times.format(recordedAt));
        return event("bed-status-changed", "bed:" + bed, trust, version, recordedAt, data);
    }

    /** What was said of a bed, whole: {@code statuses} are objects in their order. */
    static Event bedStatuses(String bed, List<String> statuses, long version, Instant recordedAt) {
        String newest = statuses.getLast();
        String data = """
                {"bed":"%s","trust":"RXX",%s,"statuses":[%s],"version":%d,"recordedAt":"%s"}""".formatted(
                        bed,
                        newest.substring(1, newest.length() - 1),
                        String.join(",", statuses),
                        version,
                        Times.format(recordedAt));
        return event("bed-status-changed", "bed:" + bed, "RXX", version, recordedAt, data);
    }

    static Event event(String name, String key, String trust, long version, Instant recordedAt, String data) {
        return new Event(
                UUID.randomUUID().toString(),
                TOPIC + "." + name + ".v1",
                "/homeward/admission-service",
                key,
                recordedAt,
                recordedAt,
                version,
                null,
                key,
                trust,
                data.getBytes(UTF_8));
    }

    static void send(List<Event> events) {
        sendRaw(events.stream()
                .map(event -> Envelope.write(TOPIC, KafkaSettings.PARTITIONS, event))
                .toList());
    }

    static void beat(Instant knownAt) {
        List<ProducerRecord<byte[], byte[]>> beats = new ArrayList<>();
        for (int partition = 0; partition < KafkaSettings.PARTITIONS; partition++) {
            String data = "{\"knownAt\":\"" + Times.format(knownAt) + "\"}";
            Event beat = event("beat", "beat/" + partition, "x", knownAt.toEpochMilli(), knownAt, data);
            beats.add(Envelope.writeTo(TOPIC, partition, beat));
        }
        sendRaw(beats);
    }

    public static void sendRaw(List<ProducerRecord<byte[], byte[]>> records) {
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (ProducerRecord<byte[], byte[]> record : records) {
                sent.add(TestServers.sender().send(record));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
