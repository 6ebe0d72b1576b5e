package org.homeward.kit.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Hands the dead letters of a topic to its handler again, each alone, once what they could not be applied for is
 * mended. It remembers no place: all that are kept are tried each time, and the handler skips what it has applied.
 */
public final class Redrive {

    private Redrive() {}

    /** @param stillPoison those that can not be applied now either, with the reason as it is now */
    public record Result(int applied, List<PoisonRecord> stillPoison) {}

    /** @throws RuntimeException a technical failure of the handler; the rest is left for the next time */
    public static Result run(KafkaSettings kafka, String topic, Handler handler) {
        int applied = 0;
        List<PoisonRecord> poison = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> letter : letters(kafka, Topics.deadLetter(topic))) {
            try {
                handler.handle(List.of(letter));
                applied++;
            } catch (PoisonRecord still) {
                poison.add(still);
            }
        }
        return new Result(applied, poison);
    }

    private static List<ConsumerRecord<byte[], byte[]>> letters(KafkaSettings kafka, String topic) {
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(kafka.consumer("redrive-" + topic))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
            }
        }
        return letters;
    }
}
