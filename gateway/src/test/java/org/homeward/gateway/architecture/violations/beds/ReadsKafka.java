package org.homeward.gateway.architecture.violations.beds;

import org.apache.kafka.clients.consumer.Consumer;

/** Breaks a rule on purpose. */
public final class ReadsKafka {
    Consumer<byte[], byte[]> consumer;
}
