package org.homeward.kit.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.homeward.kit.db.DatabaseFailure;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private final ConcurrentLinkedQueue<List<Integer>> committed = new ConcurrentLinkedQueue<>();

    @Test
    void answersEachItemAndCommitsInGroups() {
        CountDownLatch go = new CountDownLatch(1);
        try (var group = group(1, items -> {
            await(go);
            return commit(items);
        })) {
            var answers = IntStream.range(0, 1000).mapToObj(group::submit).toList();
            go.countDown();
            for (int i = 0; i < 1000; i++) {
                assertThat(answers.get(i).join()).isEqualTo("ok " + i);
            }
        }
        assertThat(committed)
                .hasSizeLessThan(10)
                .allSatisfy(batch -> assertThat(batch).isSorted());
        assertThat(committed.stream().mapToInt(List::size).max()).hasValue(256);
    }

    @Test
    void gathersWhileASmallGroupCommits() {
        Gate first = new Gate();
        try (var group = group(2, items -> first.pass(items.contains(0), commit(items)))) {
            group.submit(0);
            await(first.reached);
            var answers = IntStream.rangeClosed(1, 5).mapToObj(group::submit).toList();
            first.open.countDown();
            answers.forEach(CompletableFuture::join);
        }
        assertThat(committed).containsExactly(List.of(0), List.of(1, 2, 3, 4, 5));
    }

    @Test
    void commitsBesideALargeGroup() {
        Gate small = new Gate();
        Gate large = new Gate();
        try (var group =
                group(2, items -> small.pass(items.contains(0), large.pass(items.contains(1), commit(items))))) {
            group.submit(0);
            await(small.reached);
            var answers = IntStream.rangeClosed(1, 100).mapToObj(group::submit).toList();
            small.open.countDown();
            await(large.reached);

            assertThat(group.submit(101).orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("ok 101");
            assertThat(answers).noneMatch(CompletableFuture::isDone);
            large.open.countDown();
        }
    }

    @Test
    void leavesNoNeighbourOfABadItemUncommitted() {
        for (long seed = 1; seed <= 50; seed++) {
            committed.clear();
            Random random = new Random(seed);
            int bad = random.nextInt(200);
            int alsoBad = random.nextInt(200);
            CountDownLatch go = new CountDownLatch(1);
            try (var group = group(1, items -> {
                await(go);
                if (items.contains(bad) || items.contains(alsoBad)) {
                    throw new IllegalArgumentException("bad");
                }
                return commit(items);
            })) {
                var answers = IntStream.range(0, 200).mapToObj(group::submit).toList();
                go.countDown();
                for (int i = 0; i < 200; i++) {
                    boolean isBad = i == bad || i == alsoBad;
                    assertThat(answers.get(i).join())
                            .as("item %d, seed %d", i, seed)
                            .isEqualTo(isBad ? "parked " + i + " bad" : "ok " + i);
                }
            }
            assertThat(committed.stream().flatMap(List::stream).distinct().count())
                    .as("seed %d", seed)
                    .isEqualTo(committed.stream().mapToLong(List::size).sum());
        }
    }

    @Test
    void blamesNobodyForATransientFailure() {
        try (var group = group(2, items -> {
            throw new DatabaseFailure(new SQLException("gone", "08006"));
        })) {
            assertThatThrownBy(group.submit(1)::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(DatabaseFailure.class);
        }
    }

    @Test
    void triesAgainAfterALostDeadlock() {
        AtomicInteger tries = new AtomicInteger();
        try (var group = group(1, items -> {
            if (tries.incrementAndGet() < 3) {
                throw new DatabaseFailure(new SQLException("deadlock", "40P01"));
            }
            return commit(items);
        })) {
            assertThat(group.submit(1).join()).isEqualTo("ok 1");
        }
        assertThat(tries).hasValue(3);
    }

    @Test
    void saysThatItIsOverloadedInsteadOfBlocking() {
        CountDownLatch go = new CountDownLatch(1);
        try (var group = new GroupCommit<Integer, String>(
                "test",
                2,
                1,
                items -> {
                    await(go);
                    return commit(items);
                },
                (item, fault) -> "")) {
            var answers = IntStream.range(0, 100).mapToObj(group::submit).toList();
            long refused = answers.stream()
                    .filter(CompletableFuture::isCompletedExceptionally)
                    .count();
            assertThat(refused).isBetween(60L, 70L);
            go.countDown();
        }
        assertThat(committed.stream().mapToInt(List::size).sum()).isBetween(30, 40);
    }

    @Test
    void commitsWhatIsQueuedBeforeItCloses() {
        var group = group(2, this::commit);
        var answers = IntStream.range(0, 500).mapToObj(group::submit).toList();
        group.close();
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompleted());
        assertThat(group.submit(1)).isCompletedExceptionally();
    }

    private static GroupCommit<Integer, String> group(int workers, Function<List<Integer>, List<String>> commit) {
        return new GroupCommit<>(
                "test", 256, workers, commit, (item, fault) -> "parked " + item + " " + fault.getMessage());
    }

    private List<String> commit(List<Integer> items) {
        committed.add(items);
        return items.stream().map(item -> "ok " + item).toList();
    }

    /** Where a commit waits until it is let on. */
    private static final class Gate {

        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        <T> T pass(boolean isHere, T result) {
            if (isHere) {
                reached.countDown();
                await(open);
            }
            return result;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
