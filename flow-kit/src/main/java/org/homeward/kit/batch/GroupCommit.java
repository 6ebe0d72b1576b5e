package org.homeward.kit.batch;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.homeward.kit.db.DatabaseFailure;
import org.homeward.kit.fault.StopPoint;
import org.homeward.kit.log.WithoutMessage;

/**
 * Commits what many callers submit in groups, so that one fsync and a few statements serve all of them. Nobody waits
 * for a group to fill: a worker takes what is there, and more gathers while it commits; a second one helps when there is
 * plenty. Items of a batch stand in the order in which they were submitted.
 *
 * <p>A batch that fails is halved until a bad item stands alone ({@code onAlone} answers for it); its neighbours are
 * committed. A transient failure of the database is nobody's fault: a lost deadlock is tried again at once, anything
 * else completes the futures with {@link DatabaseFailure}. Futures are completed on the worker's thread, after the
 * commit: what hangs on them must not block.
 */
public final class GroupCommit<I, O> implements AutoCloseable {

    public static final int MAX_BATCH = 256;
    public static final int WORKERS = 2;

    private static final int CONTENTION_TRIES = 5;
    private static final int BATCHES_IN_QUEUE = 16;

    private final String name;
    private final int maxBatch;
    private final int plenty;
    private final Function<List<I>, List<O>> commitBatch;
    private final BiFunction<I, RuntimeException, O> onAlone;
    private final BlockingQueue<Waiting<I, O>> queue;
    private final ReentrantLock turn = new ReentrantLock();
    private final List<Thread> workers = new ArrayList<>();
    private final DistributionSummary sizes;
    private volatile boolean closed;

    public GroupCommit(
            String name, Function<List<I>, List<O>> commitBatch, BiFunction<I, RuntimeException, O> onAlone) {
        this(name, MAX_BATCH, WORKERS, commitBatch, onAlone);
    }

    /**
     * @param commitBatch does and commits one transaction; gives one result for each item, in their order
     * @param onAlone answers for an item that cannot be committed even alone, after its transaction was rolled back
     */
    public GroupCommit(
            String name,
            int maxBatch,
            int workers,
            Function<List<I>, List<O>> commitBatch,
            BiFunction<I, RuntimeException, O> onAlone) {
        this.name = name;
        this.maxBatch = maxBatch;
        this.plenty = Math.max(1, maxBatch / 8);
        this.commitBatch = commitBatch;
        this.onAlone = onAlone;
        this.queue = new ArrayBlockingQueue<>(maxBatch * BATCHES_IN_QUEUE);
        this.sizes = Metrics.summary("homeward.group.commit.batch", "name", name);
        Metrics.gauge("homeward.group.commit.queue", Tags.of("name", name), queue, BlockingQueue::size);
        for (int i = 0; i < workers; i++) {
            this.workers.add(Thread.ofPlatform()
                    .name("commit-" + name + "-" + i)
                    .daemon()
                    .start(this::work));
        }
    }

    /** Never blocks: completes exceptionally with {@link Overloaded} when the queue is full or closed. */
    public CompletableFuture<O> submit(I item) {
        Waiting<I, O> waiting = new Waiting<>(item, new CompletableFuture<>());
        if (closed || !queue.offer(waiting)) {
            waiting.answer.completeExceptionally(new Overloaded(name));
        }
        return waiting.answer;
    }

    /** Commits what is in the queue, then stops. */
    @Override
    public void close() {
        closed = true;
        for (Thread worker : workers) {
            join(worker);
        }
        queue.forEach(late -> late.answer.completeExceptionally(new Overloaded(name)));
    }

    /** A small group costs nearly what a large one costs: while it commits no other is begun, so that the next is larger. */
    private void work() {
        List<Waiting<I, O>> batch = new ArrayList<>(maxBatch);
        boolean open = true;
        while (open) {
            turn.lock();
            try {
                open = take(batch);
                if (batch.size() < plenty) {
                    commitAndForget(batch);
                }
            } finally {
                turn.unlock();
            }
            commitAndForget(batch);
        }
    }

    private void commitAndForget(List<Waiting<I, O>> batch) {
        if (!batch.isEmpty()) {
            sizes.record(batch.size());
            commit(batch);
            batch.clear();
        }
    }

    private boolean take(List<Waiting<I, O>> batch) {
        try {
            while (batch.isEmpty()) {
                Waiting<I, O> first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, maxBatch - 1);
                } else if (closed) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void commit(List<Waiting<I, O>> batch) {
        List<O> answers;
        try {
            answers = tryCommit(batch.stream().map(Waiting::item).toList());
        } catch (DatabaseFailure e) {
            recover(batch, e, e.isTransient());
            return;
        } catch (RuntimeException e) {
            recover(batch, e, false);
            return;
        } catch (Error e) {
            recover(batch, new IllegalStateException("the commit failed: " + WithoutMessage.name(e)), true);
            return;
        }
        StopPoint.reached("stop.after-commit-before-ack");
        complete(batch, answers);
    }

    private List<O> tryCommit(List<I> items) {
        for (int attempt = 1; ; attempt++) {
            try {
                return commitBatch.apply(items);
            } catch (DatabaseFailure e) {
                if (!e.isContention() || attempt == CONTENTION_TRIES) {
                    throw e;
                }
            }
        }
    }

    private void recover(List<Waiting<I, O>> batch, RuntimeException cause, boolean nobodysFault) {
        if (nobodysFault) {
            batch.forEach(waiting -> waiting.answer.completeExceptionally(cause));
        } else if (batch.size() == 1) {
            standAlone(batch.get(0), cause);
        } else {
            int half = batch.size() / 2;
            commit(batch.subList(0, half));
            commit(batch.subList(half, batch.size()));
        }
    }

    private void standAlone(Waiting<I, O> waiting, RuntimeException cause) {
        try {
            waiting.answer.complete(onAlone.apply(waiting.item, cause));
        } catch (RuntimeException e) {
            waiting.answer.completeExceptionally(e);
        }
    }

    private void complete(List<Waiting<I, O>> batch, List<O> answers) {
        if (answers.size() != batch.size()) {
            var mistake = new IllegalStateException(name + " gave " + answers.size() + " answers to " + batch.size());
            batch.forEach(waiting -> waiting.answer.completeExceptionally(mistake));
            return;
        }
        for (int i = 0; i < answers.size(); i++) {
            batch.get(i).answer.complete(answers.get(i));
        }
    }

    private static void join(Thread worker) {
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Waiting<I, O>(I item, CompletableFuture<O> answer) {}
}
