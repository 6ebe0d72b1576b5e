package org.homeward.kit.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that can never be applied, however often it is tried. A handler throws it; the record's bytes go to the
 * dead-letter topic and the rest of its batch is tried again without it.
 */
public final class PoisonRecord extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ConsumerRecord<byte[], byte[]> poison;
    private final String reason;

    /** @param reason a code such as {@code payload-malformed}, never anything out of the record */
    public PoisonRecord(ConsumerRecord<byte[], byte[]> poison, String reason) {
        super(poison.topic() + "-" + poison.partition() + "@" + poison.offset() + ": " + reason);
        this.poison = poison;
        this.reason = reason;
    }

    public ConsumerRecord<byte[], byte[]> poison() {
        return poison;
    }

    public String reason() {
        return reason;
    }
}
