package org.homeward.kit.crash;

import java.util.List;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.fixture.Ledger;
import org.homeward.kit.kafka.BatchConsumer;
import org.homeward.kit.kafka.KafkaSettings;
import org.postgresql.ds.PGSimpleDataSource;

/** A consumer in a process of its own, which a test may kill. */
final class ConsumerProcess {

    private ConsumerProcess() {}

    public static void main(String[] args) throws InterruptedException {
        var source = new PGSimpleDataSource();
        source.setUrl(args[0]);
        new BatchConsumer(
                        new KafkaSettings(args[1]),
                        "crash-" + args[2],
                        "1",
                        List.of(args[2]),
                        new Ledger(new Transactions(source)))
                .start();
        Thread.currentThread().join();
    }
}
