package org.homeward.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.homeward.local.week.Demo;

/**
 * The built-in hospital week that makes the board alive after a first start. It plays beside the stack and never stops
 * it: what goes wrong with it is said in one line.
 */
final class HospitalWeek {

    private static final Duration PACE = Duration.ofSeconds(3);
    private static final String MARK = "hospital-week";
    private static final String PLAYED = "played";

    /** The week ends so long before now that none of its messages speaks of the future. */
    private static final Duration MARGIN = Duration.ofMinutes(20);

    private HospitalWeek() {}

    /** Returns at once. A week that was cut short is played again with the same messages, which do no harm twice. */
    static void playOn(Stack stack, Path data) {
        Path mark = data.resolve(MARK);
        if (read(mark).startsWith(PLAYED)) {
            System.out.println(
                    "The hospital week was played on this data already; ./homeward reset makes room for another.");
            return;
        }
        ScheduledExecutorService player = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("hospital-week").factory());
        player.execute(() -> {
            try {
                Demo demo = new Demo(stack.mllp(), stack.gateway(), stack.token("operator", null), end(mark));
                play(demo, mark);
                player.scheduleWithFixedDelay(
                        () -> goOn(demo), PACE.toMillis(), PACE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (IOException | RuntimeException e) {
                System.out.println("The hospital week could not be played: " + e.getMessage() + ". All else runs.");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void play(Demo demo, Path mark) throws IOException, InterruptedException {
        System.out.println("Playing a hospital week of two invented trusts, RXX and RYY ...");
        long begin = System.nanoTime();
        int sent = demo.playWeek();
        Files.writeString(mark, PLAYED + "\n");
        System.out.printf(
                "Played %d messages of the week in %.1f s; from now on something happens every few seconds.%n",
                sent, (System.nanoTime() - begin) / 1e9);
    }

    private static void goOn(Demo demo) {
        try {
            demo.goOn();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            System.out.println("The hospital week stumbled and goes on: " + e.getMessage());
        }
    }

    /** The end of the week that was begun on this data, else of one that begins here. */
    static Instant end(Path mark) throws IOException {
        String begun = read(mark);
        if (!begun.isBlank()) {
            return Instant.parse(begun.strip());
        }
        Instant end = Instant.now().minus(MARGIN).truncatedTo(ChronoUnit.SECONDS);
        Files.writeString(mark, end + "\n");
        return end;
    }

    private static String read(Path mark) {
        try {
            return Files.exists(mark) ? Files.readString(mark) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
