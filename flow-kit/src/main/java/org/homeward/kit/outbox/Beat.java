package org.homeward.kit.outbox;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.homeward.kit.event.Event;
import org.homeward.kit.time.Times;

/**
 * One record a second on each partition: everything that the topic's owner recorded up to {@code knownAt} stands before
 * it in this partition.
 *
 * @param knownAt recorded time, by the owner's database
 * @param heard by topic: up to when what comes on it is applied too, where that does not count in {@code knownAt}
 */
public record Beat(int partition, Instant knownAt, Map<String, Instant> heard) {

    private static final String KEY = "beat/";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of an owner who depends on nobody else. */
    public Beat(int partition, Instant knownAt) {
        this(partition, knownAt, Map.of());
    }

    public static boolean isBeat(String key) {
        return key.startsWith(KEY);
    }

    /**
     * @throws IllegalArgumentException when the data is no beat
     */
    public static Beat of(Event event) {
        try {
            JsonNode data = JSON.readTree(event.data());
            Map<String, Instant> heard = new TreeMap<>();
            data.path("heard")
                    .fields()
                    .forEachRemaining(topic -> heard.put(
                            topic.getKey(), Times.parse(topic.getValue().asText())));
            int partition = Integer.parseInt(event.key().substring(KEY.length()));
            return new Beat(partition, Times.parse(data.path("knownAt").asText()), heard);
        } catch (JacksonException | NumberFormatException e) {
            throw new IllegalArgumentException("not a beat");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The type is the topic's name with {@code .beat.v1}. */
    Event toEvent(String topic, String source) {
        String key = KEY + partition;
        ObjectNode data = JSON.createObjectNode().put("knownAt", Times.format(knownAt));
        if (!heard.isEmpty()) {
            ObjectNode topics = data.putObject("heard");
            heard.forEach((name, at) -> topics.put(name, Times.format(at)));
        }
        return new Event(
                UUID.randomUUID().toString(),
                topic + ".beat.v1",
                source,
                key,
                knownAt,
                knownAt,
                knownAt.toEpochMilli(),
                null,
                key,
                key,
                data.toString().getBytes(StandardCharsets.UTF_8));
    }
}
