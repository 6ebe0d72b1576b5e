package org.homeward.capacity.care;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.homeward.capacity.AdmissionFeed;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.kit.time.Times;

/** Speaks as discharge-service does on {@code homeward.package-of-care}. */
final class PackageFeed {

    private static final String TOPIC = "homeward.package-of-care";

    private PackageFeed() {}

    /** A version of a package; visits are one by one carer each morning. */
    record Pack(String id, String area, String service, List<String> commitments) {

        Event version(long version, Instant recordedAt) {
            String data = """
                    {"package":"%s","stay":"RXX:1","trust":"RXX","service":"%s","area":"%s",
                     "visits":[{"band":"morning","minutes":30,"carers":2,"days":["mon","tue"]}],"skills":[],
                     "status":"accepted","pausedAt":null,"commitments":[%s],"offers":[],"version":%d,"recordedAt":"%s"}""".formatted(
                            id,
                            service,
                            area,
                            commitments.stream().collect(Collectors.joining(",")),
                            version,
                            Times.format(recordedAt));
            return event("accepted", "package:" + id, area, version, recordedAt, data);
        }
    }

    static String commitment(String provider, double hours, Instant acceptedAt, Instant endedAt, boolean paused) {
        String ended = endedAt == null ? "null" : '"' + Times.format(endedAt) + '"';
        return "{\"provider\":\"%s\",\"staffHoursPerWeek\":%s,\"acceptedAt\":\"%s\",\"endedAt\":%s,\"paused\":%s}"
                .formatted(provider, hours, Times.format(acceptedAt), ended, paused);
    }

    static void send(List<Event> events) {
        AdmissionFeed.sendRaw(events.stream()
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
        AdmissionFeed.sendRaw(beats);
    }

    static Event event(String name, String key, String shard, long version, Instant recordedAt, String data) {
        return new Event(
                UUID.randomUUID().toString(),
                TOPIC + "." + name + ".v1",
                "/homeward/discharge-service",
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
