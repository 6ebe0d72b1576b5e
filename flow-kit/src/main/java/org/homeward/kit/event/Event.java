package org.homeward.kit.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, with the whole resulting state of its aggregate.
 *
 * @param id a UUID; with {@code source} unique
 * @param type versioned name, such as {@code homeward.topic.thing-happened.v1}
 * @param subject id of the aggregate
 * @param time when it occurred
 * @param recordedTime when the owner recorded it, by the database's clock
 * @param version of the aggregate (of the key's state), given under its lock; gaps are normal
 * @param traceparent W3C trace context of what caused it
 * @param key of the record; compaction keeps the last record of a key
 * @param shardKey what decides the partition: everything that shares it is seen in order by one consumer
 * @param data JSON in UTF-8; not copied, so nobody writes to it
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes pass through untouched; events are compared by id.
public record Event(
        String id,
        String type,
        String source,
        String subject,
        Instant time,
        Instant recordedTime,
        long version,
        @Nullable String traceparent,
        String key,
        String shardKey,
        byte[] data) {}
