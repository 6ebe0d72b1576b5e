package org.homeward.kit.outbox;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.homeward.kit.event.Event;
import org.homeward.kit.time.Times;

/**
 * One record a second on each partition: everything that the topic's owner recorded up to {@code knownAt} stands before
 * it in this partition.
 *
 * @param knownAt recorded time, by the owner's database
 */
public record Beat(int partition, Instant knownAt) {

    private static final String KEY = "beat/";
    private static final ObjectMapper JSON = new ObjectMapper();

    public static boolean isBeat(String key) {
        return key.startsWith(KEY);
    }

    /**
     * @throws IllegalArgumentException when the data is no beat
     */
    public static Beat of(Event event) {
        try {
            String knownAt = JSON.readTree(event.data()).path("knownAt").asText();
            return new Beat(Integer.parseInt(event.key().substring(KEY.length())), Times.parse(knownAt));
        } catch (JacksonException | NumberFormatException e) {
            throw new IllegalArgumentException("not a beat");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The type is the topic's name with {@code .beat.v1}. */
    Event toEvent(String topic, String source) {
        String key = KEY + partition;
        byte[] data =
                ("{\"knownAt\":\"" + Times.format(knownAt) + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
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
                data);
    }
}
