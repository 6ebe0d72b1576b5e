package org.homeward.kit.kafka;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Applies records of one poll in one transaction; they may come again, so it must skip what it has applied. */
@FunctionalInterface
public interface Handler {

    /**
     * @param records in the order of their partitions, never empty
     * @throws PoisonRecord for a record that can never be applied, after the transaction was rolled back
     * @throws RuntimeException for a technical failure: the same records are tried again until it is over
     */
    void handle(List<ConsumerRecord<byte[], byte[]>> records);
}
