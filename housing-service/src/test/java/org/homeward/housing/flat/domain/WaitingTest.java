package org.homeward.housing.flat.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.housing.flat.domain.Flats.EVE;
import static org.homeward.housing.flat.domain.Flats.FIRST;
import static org.homeward.housing.flat.domain.Flats.flat;
import static org.homeward.housing.flat.domain.Flats.noon;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.homeward.housing.flat.domain.Waiting.Wanted;
import org.junit.jupiter.api.Test;

/** Who is in front, and what suits whom. */
class WaitingTest {

    @Test
    void whoNeedsOneEarlierIsInFrontThenWhoHasAskedEarlier() {
        Waiting sooner = waits(3, FIRST, 30);
        Waiting earlier = waits(2, FIRST.plusDays(1), 10);
        Waiting later = waits(1, FIRST.plusDays(1), 20);
        assertThat(Stream.of(later, earlier, sooner).sorted(Waiting.ORDER)).containsExactly(sooner, earlier, later);
        assertThat(earlier.behind(sooner)).isEqualTo("needed-later");
        assertThat(later.behind(earlier)).isEqualTo("asked-later");
    }

    @Test
    void theNightsWantedBeginTodayOnceTheyAreDue() {
        Waiting waits = waits(1, FIRST, 0);
        assertThat(wished(waits, EVE).nights()).isEqualTo(Nights.of(FIRST, 7));
        assertThat(wished(waits, FIRST.plusDays(3)).nights()).isEqualTo(Nights.of(FIRST.plusDays(3), 7));
    }

    @Test
    void aFlatElsewhereOrDeclinedDoesNotSuit() {
        Waiting waits = waits(1, FIRST, 0);
        assertThat(waits.wish(flat("F1", "LS1 2", Set.of("wheelchair")), noon(EVE)))
                .isNull();
        Waiting asked = waits.in(new Waiting.State.Offered(new UUID(1, 1)));
        assertThat(asked.wish(flat(), noon(EVE))).isNull();
        assertThat(asked.declining("F1").wish(flat(), noon(EVE))).isNull();
        assertThat(asked.declining("F2").wish(flat(), noon(EVE))).isNotNull();
    }

    @Test
    void aFlatThatNobodyAnsweredToIsOfferedAgainADayLater() {
        Moment again = noon(FIRST);
        Waiting waits =
                waits(1, FIRST, 0).in(new Waiting.State.Offered(new UUID(1, 1))).notAnswering("F1", again.at());
        assertThat(waits.state()).isEqualTo(new Waiting.State.Waits());
        assertThat(waits.wish(flat(), new Moment(again.at().minusSeconds(1)))).isNull();
        assertThat(waits.wish(flat(), again)).isNotNull();
        assertThat(waits.declining("F1").wish(flat(), again)).isNull();
    }

    @Test
    void anOfferKeepsTheNightsUntilItIsDeclined() {
        Diary empty = new Diary(flat(), List.of());
        Moment now = noon(EVE);
        Diary.Wish wish = wished(waits(1, FIRST, 0), EVE);
        var offered = (Decision.Accepted) empty.offer(wish, now.at().plusSeconds(60), now);
        Diary held = new Diary(flat(), List.of(offered.after()));
        assertThat(Flats.told(held.book(Flats.wish(Flats.WEEK), now))).isEqualTo("flat-taken");
        var declined = (Decision.Accepted) held.decline(offered.after(), "too-far", now);
        assertThat(declined.what().frees()).isTrue();
        Diary free = new Diary(flat(), List.of(declined.after()));
        assertThat(Flats.told(free.book(Flats.wish(Flats.WEEK), now))).isEqualTo("booked");
    }

    private static Diary.Wish wished(Waiting waits, LocalDate today) {
        return Objects.requireNonNull(waits.wish(flat(), noon(today)));
    }

    private static Waiting waits(long number, LocalDate from, int secondsAfter) {
        return new Waiting(
                new UUID(5, number),
                "RXX:" + number,
                new Wanted(Set.of("wheelchair"), "BA1", from, 7),
                noon(EVE).at().plusSeconds(secondsAfter),
                OfferedInVain.NOTHING,
                new Waiting.State.Waits());
    }
}
