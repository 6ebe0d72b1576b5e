package org.homeward.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.homeward.acceptance.rig.LivenessWatch;
import org.homeward.acceptance.rig.Outage;
import org.homeward.acceptance.rig.Outage.Kind;
import org.homeward.local.Stack;
import org.homeward.local.Stack.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * R11 in its short form: PostgreSQL is away under load, every service lives and none is started again, nothing is set aside or lost, and
 * all is fresh within a minute. The long form: ./homeward rig --outage 5m.
 */
class OutageTest {

    private static final Duration LENGTH = Duration.ofSeconds(20);

    private final Stack stack = SharedStack.get().stack();
    private final Outage outage = new Outage(stack, SharedStack.get().folder());

    @ParameterizedTest
    @CsvSource({"9, GONE", "10, FROZEN"})
    void losesNothingWhileTheDatabaseIsAway(long seed, Kind kind) throws Exception {
        Outage.Outcome outcome = outage.run(kind, seed, LENGTH);

        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.deadLetters()).isZero();
        assertThat(outcome.freshAfter()).isLessThan(Duration.ofSeconds(60));
        assertThat(outcome.resent()).isPositive();
    }

    @Test
    void startsBeforeItsDatabaseTakesConnections() throws Exception {
        stack.kill(Part.POSTGRES);
        try {
            int before = wordsOf(Part.ADMISSION).length();
            stack.restart(Part.ADMISSION, Map.of());
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> wordsOf(Part.ADMISSION).indexOf("Connection error", before) >= 0);
        } finally {
            stack.start(Part.POSTGRES, Map.of());
        }

        stack.awaitReady();
    }

    /** R0: a service that gives up at once is found out. */
    @Test
    void noticesAServiceThatDoesNotWaitForItsDatabase() throws Exception {
        stack.kill(Part.POSTGRES);
        try {
            stack.restart(Part.ADMISSION, Map.of("QUARKUS_FLYWAY_CONNECT_RETRIES", "0"));
            await().atMost(Duration.ofMinutes(1)).until(() -> !stack.isAlive(Part.ADMISSION));
        } finally {
            stack.start(Part.POSTGRES, Map.of());
            stack.restart(Part.ADMISSION, Map.of());
        }

        stack.awaitReady();
    }

    /** R0: a service that does not live for a moment is found out. */
    @Test
    void noticesWhenAServiceDoesNotLive() throws Exception {
        stack.freeze(Part.DISCHARGE);
        LivenessWatch watch = new LivenessWatch(stack, List.of(Part.DISCHARGE));
        try (watch) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() ->
                            watch.findings().stream().anyMatch(finding -> finding.startsWith("DISCHARGE did not say")));
        } finally {
            stack.thaw(Part.DISCHARGE);
        }
    }

    /** R0: a consumer that gives up what it cannot store is found out. */
    @Test
    void noticesWhenAnOutageIsTakenForBadRecords() throws Exception {
        stack.restart(Part.CAPACITY, Map.of("HOMEWARD_SABOTAGE", "dead-letters-in-outage"));
        stack.awaitReady(Part.CAPACITY);

        try {
            Outage.Outcome outcome = outage.run(Kind.GONE, 12, LENGTH);

            assertThat(outcome.deadLetters()).isPositive();
        } finally {
            stack.restart(Part.CAPACITY, Map.of());
            stack.awaitReady(Part.CAPACITY);
        }
    }

    private String wordsOf(Part part) throws IOException {
        return Files.readString(stack.log(part), StandardCharsets.ISO_8859_1);
    }
}
