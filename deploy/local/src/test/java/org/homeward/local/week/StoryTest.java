package org.homeward.local.week;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoryTest {

    private static final Instant START = Instant.parse("2026-10-20T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(7));

    @Test
    void isTheSameForTheSameSeed() {
        Story one = story(3);
        Story again = story(3);

        assertThat(one.tellUntil(END)).isEqualTo(again.tellUntil(END)).isNotEqualTo(story(4).tellUntil(END));
        assertThat(one.occupiedBeds()).isEqualTo(again.occupiedBeds());
    }

    @Test
    void putsTwoPatientsInOneBedOnlyWhereItMeansTo() {
        for (long seed = 0; seed < 20; seed++) {
            Story story = story(seed);
            story.tellUntil(END);

            assertThat(story.occupiedBeds().values().stream().filter(stays -> stays.size() > 1))
                    .as("seed %d", seed)
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 5})
    void goesOnLiveWithSomethingToTellEachTime(long seed) {
        Story story = new Story(List.of(Estates.RYY01), Style.WITH_OFFSET, seed, START, Duration.ofMinutes(10), "T", 0);
        story.tellUntil(END);
        AtomicReference<Instant> wall = new AtomicReference<>(END.plus(Duration.ofMinutes(20)));
        story.goLive(wall::get);
        List<Integer> changes = new ArrayList<>();

        for (int i = 0; i < 1000; i++) {
            var before = story.occupiedBeds();
            assertThat(story.next())
                    .as("step %d", i)
                    .isNotEmpty()
                    .allSatisfy(message -> assertThat(message.delivered())
                            .isBeforeOrEqualTo(wall.get().plusSeconds(60)));
            if (!story.occupiedBeds().equals(before)) {
                changes.add(i);
            }
            wall.updateAndGet(now -> now.plusSeconds(3));
        }

        assertThat(changes).hasSizeGreaterThan(150);
        assertThat(changes.getLast()).isGreaterThan(950);
    }

    private static Story story(long seed) {
        return new Story(List.of(Estates.RXX01, Estates.RXX02), Style.UTC, seed, START, Duration.ofMinutes(7), "T", 0);
    }
}
