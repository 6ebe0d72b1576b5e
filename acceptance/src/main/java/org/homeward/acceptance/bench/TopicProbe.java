package org.homeward.acceptance.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Watches a topic from its end and tells when a bed is first seen on it. */
final class TopicProbe implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Pattern bed;
    private final Hops hops;
    private final Hops.Stage stage;
    private final Thread thread;
    private volatile boolean open = true;

    /** @param bed finds the bed's name, as group 1, in the data of an event */
    TopicProbe(String bootstrap, String topic, String bed, Hops hops, Hops.Stage stage) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "1",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.bed = Pattern.compile(bed);
        this.hops = hops;
        this.stage = stage;
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        this.thread = Thread.ofPlatform().daemon().name("probe " + topic).start(this::watch);
    }

    private void watch() {
        while (open) {
            for (ConsumerRecord<byte[], byte[]> event : consumer.poll(Duration.ofMillis(100))) {
                Matcher found = bed.matcher(new String(event.value(), StandardCharsets.UTF_8));
                if (found.find()) {
                    hops.reached(stage, found.group(1));
                }
            }
        }
        consumer.close();
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        thread.join(5000);
    }
}
