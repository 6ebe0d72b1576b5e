package org.homeward.kit.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Where the brokers are and how topics are laid out. The client settings that loss and order hang on are given here,
 * once, because the defaults are others.
 *
 * @param bootstrap {@code host:port}, several with commas
 * @param partitions of each topic; must never change once there are records
 * @param replication of each topic: 1 on one machine, 3 on three
 */
public record KafkaSettings(String bootstrap, int partitions, int replication) {

    public static final int PARTITIONS = 6;

    /** After this long a record that the broker has not confirmed is given up, in milliseconds. */
    public static final int DELIVERY_TIMEOUT = 5_000;

    /** Longest record, in bytes, of producers, consumers and topics alike. */
    static final int LONGEST_RECORD = 16 * 1024 * 1024;

    /** So much is fetched without waiting for more, in bytes. */
    private static final int PLENTY = 256 * 1024;

    public KafkaSettings(String bootstrap) {
        this(bootstrap, PARTITIONS, 1);
    }

    /** Confirmed by all replicas, idempotent, in order, sent at once. */
    public Map<String, Object> producer(String clientId) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("client.id", clientId);
        settings.put("key.serializer", ByteArraySerializer.class);
        settings.put("value.serializer", ByteArraySerializer.class);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("linger.ms", 0);
        settings.put("batch.size", 128 * 1024);
        settings.put("request.timeout.ms", 2_500);
        settings.put("delivery.timeout.ms", DELIVERY_TIMEOUT);
        settings.put("max.block.ms", DELIVERY_TIMEOUT);
        settings.put("max.request.size", LONGEST_RECORD);
        settings.put("reconnect.backoff.max.ms", 500);
        return settings;
    }

    /** From the beginning, answered as soon as there is a record, and never committing by itself. */
    public Map<String, Object> consumer(String clientId) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("client.id", clientId);
        settings.put("key.deserializer", ByteArrayDeserializer.class);
        settings.put("value.deserializer", ByteArrayDeserializer.class);
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        settings.put("isolation.level", "read_committed");
        settings.put("fetch.min.bytes", 1);
        settings.put("max.partition.fetch.bytes", LONGEST_RECORD);
        settings.put("reconnect.backoff.max.ms", 500);
        return settings;
    }

    /**
     * A member of a group.
     *
     * @param instance name of this replica, stable over its restarts: it gets its partitions back at once
     * @param gathering how long records may wait on the broker for others to come; zero for not at all
     */
    Map<String, Object> member(String group, String instance, Duration gathering) {
        Map<String, Object> settings = consumer(group + "-" + instance);
        if (gathering.isPositive()) {
            settings.put("fetch.min.bytes", PLENTY);
            settings.put("fetch.max.wait.ms", Math.toIntExact(gathering.toMillis()));
        }
        settings.put("group.id", group);
        settings.put("group.instance.id", group + "-" + instance);
        settings.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
        settings.put("session.timeout.ms", 10_000);
        settings.put("heartbeat.interval.ms", 2_000);
        settings.put("max.poll.records", 1_000);
        return settings;
    }
}
