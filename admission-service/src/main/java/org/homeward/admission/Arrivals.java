package org.homeward.admission;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.homeward.kit.batch.GroupCommit;
import org.homeward.kit.db.DatabaseFailure;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.fault.StopPoint;
import org.jboss.logging.Logger;

/** Where all messages wait for their commit, whatever way they came; many commit together. */
@ApplicationScoped
class Arrivals {

    private static final Logger LOG = Logger.getLogger(Arrivals.class);

    private final Transactions transactions;
    private final CommitArrivals commits = new CommitArrivals();
    private final Publication publication;
    private final MeterRegistry meters;
    private final Timer receiptToCommit;
    private final GroupCommit<Arrival, Receipt> group;

    Arrivals(DataSource dataSource, Publication publication, MeterRegistry meters) {
        this.transactions = new Transactions(dataSource);
        this.publication = publication;
        this.meters = meters;
        this.receiptToCommit = Timer.builder("homeward.receipt.to.commit")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        this.group = new GroupCommit<>("admission", this::commit, this::setAside);
    }

    /**
     * Stores a message and applies what it says. Never blocks.
     *
     * @return completed after the commit; exceptionally if nothing was stored
     */
    CompletableFuture<Receipt> submit(Arrival arrival) {
        return StopPoint.sabotaged("ack-before-commit") ? answerFirst(arrival) : group.submit(arrival);
    }

    /** What must never be: the answer leaves, and the message is stored a moment later, if the process lives so long. */
    private CompletableFuture<Receipt> answerFirst(Arrival arrival) {
        CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS).execute(() -> {
            StopPoint.reached("stop.after-ack-before-commit");
            var unused = group.submit(arrival);
        });
        return CompletableFuture.completedFuture(Receipt.ACCEPTED);
    }

    private List<Receipt> commit(List<Arrival> arrivals) {
        List<Receipt> receipts = transactions.run(connection -> commits.commit(connection, arrivals));
        arrivals.forEach(arrival -> StopPoint.reached("stop.after-commit-before-ack:" + arrival.trigger()));
        publication.kick();
        Instant now = Instant.now();
        for (int i = 0; i < receipts.size(); i++) {
            count(receipts.get(i));
            receiptToCommit.record(Duration.between(arrivals.get(i).receivedAt(), now));
        }
        return receipts;
    }

    /** A message that cannot be applied even alone is kept and shown: it never holds up others, and is never lost. */
    private Receipt setAside(Arrival arrival, RuntimeException cause) {
        LOG.errorf("a message could not be applied: %s at %s", describe(cause), cause.getStackTrace()[0]);
        return commit(List.of(arrival.parked("could-not-be-applied"))).get(0);
    }

    /** The kind of failure; only a database failure's own text is known to hold no values. */
    private static String describe(RuntimeException cause) {
        return cause instanceof DatabaseFailure
                ? String.valueOf(cause.getMessage())
                : cause.getClass().getName();
    }

    private void count(Receipt receipt) {
        String outcome = receipt.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        meters.counter("homeward.messages", "outcome", outcome).increment();
    }

    @PreDestroy
    void close() {
        group.close();
    }
}
