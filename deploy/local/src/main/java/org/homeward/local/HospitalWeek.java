package org.homeward.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.homeward.local.week.Demo;

/**
 * The built-in hospital week that makes the board alive. It plays beside the stack and never stops it: what goes wrong
 * with it is said in one line. After a restart it goes on where it was: it is told again up to there, to nobody.
 */
final class HospitalWeek {

    private static final Duration PACE = Duration.ofSeconds(3);

    private final WeekJournal journal;
    private final Demo demo;

    private HospitalWeek(WeekJournal journal, Demo demo) {
        this.journal = journal;
        this.demo = demo;
    }

    /** Returns at once. A week that was cut short is played again with the same messages, which do no harm twice. */
    static void playOn(Stack stack, Path data) {
        ScheduledExecutorService player = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("hospital-week").factory());
        player.execute(() -> {
            try {
                WeekJournal journal = new WeekJournal(data);
                Demo demo = new Demo(stack.mllp(), stack.gateway(), stack.token("operator", null), journal.end());
                HospitalWeek week = new HospitalWeek(journal, demo);
                if (week.bringUpToNow()) {
                    player.scheduleWithFixedDelay(week::goOn, PACE.toMillis(), PACE.toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (IOException | RuntimeException e) {
                System.out.println("The hospital week could not be played: " + e.getMessage() + ". All else runs.");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Whether it can go on. */
    private boolean bringUpToNow() throws IOException, InterruptedException {
        Optional<String> version = journal.played();
        if (version.isEmpty()) {
            play();
            return true;
        }
        if (!version.get().equals(Demo.version())) {
            System.out.println(
                    "The hospital week on this data is that of another version of Homeward and does not go on;"
                            + " ./homeward reset makes room for this one.");
            return false;
        }
        List<Instant> happened = journal.happened();
        demo.retell(happened);
        System.out.printf(
                "The hospital week was played on this data already; it goes on after %d things that happened since.%n",
                happened.size());
        return true;
    }

    private void play() throws IOException, InterruptedException {
        System.out.println("Playing a hospital week of two invented trusts, RXX and RYY ...");
        long begin = System.nanoTime();
        int sent = demo.playWeek();
        journal.played(Demo.version());
        System.out.printf(
                "Played %d messages of the week in %.1f s; from now on something happens every few seconds.%n",
                sent, (System.nanoTime() - begin) / 1e9);
    }

    /** What cannot be noted could not be retold: then it ends. */
    private void goOn() {
        try {
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            journal.happens(now);
            demo.happens(now);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.out.println("The hospital week stops here: " + e + ". All else runs.");
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            System.out.println("The hospital week stumbled and goes on: " + e.getMessage());
        }
    }
}
