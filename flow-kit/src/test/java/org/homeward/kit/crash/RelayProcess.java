package org.homeward.kit.crash;

import java.sql.DriverManager;
import org.homeward.kit.fixture.Counters;
import org.homeward.kit.kafka.KafkaSettings;
import org.homeward.kit.outbox.Relay;

/** A relay in a process of its own, which a test may stop, wake and kill. */
final class RelayProcess {

    private RelayProcess() {}

    public static void main(String[] args) throws InterruptedException {
        String url = args[0];
        String topic = args[2];
        new Relay(topic, () -> DriverManager.getConnection(url), new KafkaSettings(args[1]), new Counters(topic), null)
                .start();
        Thread.currentThread().join();
    }
}
