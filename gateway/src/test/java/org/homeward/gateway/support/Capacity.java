package org.homeward.gateway.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.homeward.kit.event.Envelope;
import org.homeward.kit.event.Event;

/** Publishes as capacity-service does, to the topic that the gateway under test reads. */
public final class Capacity implements AutoCloseable {

    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;

    public Capacity() {
        this(setting("kafka.bootstrap.servers"), setting("homeward.capacity.topic"));
    }

    public Capacity(String bootstrap, String topic) {
        this.topic = topic;
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrap, "linger.ms", 0, "acks", "all", "max.request.size", 4_000_000);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    public void bed(Beds.Bed bed) {
        done(send(bed));
    }

    /** Without waiting for the broker. */
    public Future<RecordMetadata> send(Beds.Bed bed) {
        return producer.send(Envelope.write(
                topic,
                GatewayWorld.PARTITIONS,
                event("bed:" + bed.id(), "bed-changed", bed.trust(), bed.version(), bed.json())));
    }

    public void ward(String trust, String site, String ward, long version, String withoutBed) {
        String json = """
                {"trust":"%s","site":"%s","ward":"%s","name":"Ward %s","specialty":null,"withoutBed":[%s],
                 "expected":[],"observedAt":"2026-06-03T10:27:01Z","version":%d}""".formatted(trust, site, ward, ward, withoutBed, version);
        done(producer.send(Envelope.write(
                topic,
                GatewayWorld.PARTITIONS,
                event("ward:" + site + "/" + ward, "ward-changed", trust, version, json))));
    }

    /** On every partition. */
    public void beat(Instant knownAt) {
        beat("{\"knownAt\":\"" + knownAt + "\"}", knownAt);
    }

    /** On every partition; packages of care are applied up to then too. */
    public void beatWithCare(Instant knownAt) {
        beatWith(knownAt, "homeward.package-of-care");
    }

    /** On every partition; what comes on these other topics is applied up to then too. */
    public void beatWith(Instant knownAt, String... topics) {
        String heard = Arrays.stream(topics)
                .map(topic -> "\"%s\":\"%s\"".formatted(topic, knownAt))
                .collect(Collectors.joining(","));
        beat("{\"knownAt\":\"%s\",\"heard\":{%s}}".formatted(knownAt, heard), knownAt);
    }

    private void beat(String json, Instant knownAt) {
        for (int partition = 0; partition < GatewayWorld.PARTITIONS; partition++) {
            String key = "beat/" + partition;
            Event event = event(key, "beat", key, knownAt.toEpochMilli(), json);
            done(producer.send(Envelope.writeTo(topic, partition, event)));
        }
    }

    public void bytes(int partition, byte[] key, byte[] value) {
        done(producer.send(new ProducerRecord<>(topic, partition, key, value)));
    }

    public void event(String type, String key, String shard, String json) {
        done(producer.send(Envelope.write(topic, GatewayWorld.PARTITIONS, event(key, type, shard, 1, json))));
    }

    private static Event event(String key, String type, String shard, long version, String json) {
        Instant now = Instant.now();
        return new Event(
                UUID.randomUUID().toString(),
                "homeward.capacity." + type + ".v1",
                "homeward/capacity-service",
                key,
                now,
                now,
                version,
                null,
                key,
                shard,
                json.getBytes(UTF_8));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static void done(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
