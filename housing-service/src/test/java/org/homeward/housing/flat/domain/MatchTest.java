package org.homeward.housing.flat.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.housing.flat.domain.Flats.EVE;
import static org.homeward.housing.flat.domain.Flats.FIRST;
import static org.homeward.housing.flat.domain.Flats.WEEK;
import static org.homeward.housing.flat.domain.Flats.arrived;
import static org.homeward.housing.flat.domain.Flats.booked;
import static org.homeward.housing.flat.domain.Flats.flat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.homeward.housing.flat.domain.Match.Criterion;
import org.homeward.housing.flat.domain.Match.Search;
import org.junit.jupiter.api.Test;

/** Which flats fit, in which order, and why. */
class MatchTest {

    private static final Search SEARCH = new Search(FIRST, 7, Set.of("wheelchair"), "BA1");

    @Test
    void theBestComesFirstAndOthersSayWhatTheyAreWorseIn() {
        Diary plain = free(flat("A", Set.of("wheelchair")));
        Diary rich = free(flat("B", Set.of("wheelchair", "hoist")));
        Diary outside = free(flat("C", "BS3 2", Set.of("wheelchair")));
        Diary later = new Diary(flat("D", Set.of("wheelchair")), List.of(booked(1, Nights.of(FIRST.minusDays(4), 7))));
        Diary same = free(flat("E", Set.of("wheelchair")));
        Diary lacking = free(flat("F", Set.of("lift")));

        List<Match> found = Stream.of(later, outside, rich, same, plain, lacking)
                .map(diary -> Match.of(diary, SEARCH, EVE))
                .filter(Objects::nonNull)
                .sorted(Match.ORDER)
                .toList();

        assertThat(found).extracting(match -> match.flat().id()).containsExactly("A", "E", "B", "C", "D");
        assertThat(found)
                .extracting(match -> match.worseThan(found.getFirst()))
                .containsExactly(
                        null, null, Criterion.HAS_MORE_THAN_NEEDED, Criterion.OUTSIDE_THE_AREA, Criterion.FREE_LATER);
        assertThat(found.getLast().daysLater()).isEqualTo(3);
    }

    @Test
    void gapsBetweenBookingsCountOnlyWhenLongEnough() {
        Diary diary = new Diary(
                flat("A", Set.of("wheelchair")),
                List.of(booked(1, Nights.of(FIRST.plusDays(6), 4)), booked(2, Nights.of(FIRST.plusDays(14), 2))));
        assertThat(freeFrom(diary)).isEqualTo(FIRST.plusDays(16));
        Diary closed = new Diary(flat("A", Set.of("wheelchair"), new Outage(FIRST, null, "fire")), List.of());
        assertThat(Match.of(closed, SEARCH, EVE)).isNull();
    }

    @Test
    void aFlatThatSomebodyHasNotLeftIsNotFreeTonight() {
        Diary diary = new Diary(flat("A", Set.of("wheelchair")), List.of(arrived(1, WEEK)));
        LocalDate today = WEEK.until().plusDays(1);
        Search tonight = new Search(today, 2, Set.of(), null);
        assertThat(Objects.requireNonNull(Match.of(diary, tonight, today)).freeFrom())
                .isEqualTo(today.plusDays(1));
    }

    private static LocalDate freeFrom(Diary diary) {
        return Objects.requireNonNull(Match.of(diary, SEARCH, EVE)).freeFrom();
    }

    private static Diary free(Flat flat) {
        return new Diary(flat, List.of());
    }
}
