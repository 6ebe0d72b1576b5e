package org.homeward.housing.flat.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.housing.flat.domain.Flats.EVE;
import static org.homeward.housing.flat.domain.Flats.FIRST;
import static org.homeward.housing.flat.domain.Flats.WEEK;
import static org.homeward.housing.flat.domain.Flats.arrived;
import static org.homeward.housing.flat.domain.Flats.booked;
import static org.homeward.housing.flat.domain.Flats.flat;
import static org.homeward.housing.flat.domain.Flats.left;
import static org.homeward.housing.flat.domain.Flats.noon;
import static org.homeward.housing.flat.domain.Flats.told;
import static org.homeward.housing.flat.domain.Flats.wish;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.housing.flat.domain.Booking.State;
import org.junit.jupiter.api.Test;

/** What may be asked of a flat and of a booking, in every state. */
class DiaryTest {

    private static final LocalDate LAST = WEEK.until().minusDays(1);

    private static final Moment IN_TIME = noon(FIRST.plusDays(3));
    private static final Moment LATE = new Moment(IN_TIME.at().plusSeconds(1));

    private static final String TABLE = """
            is        | arrive            | extend            | extend too far    | leave             | cancel            | accept            | accept late       | decline           | expire            | withdraw
            offered   | not-in-this-state | not-in-this-state | not-in-this-state | not-in-this-state | not-in-this-state | booked            | offer-expired     | cancelled         | cancelled         | cancelled
            booked    | arrived           | booked            | extended-too-far  | not-in-this-state | cancelled         | not-in-this-state | not-in-this-state | not-in-this-state | not-in-this-state | not-in-this-state
            arrived   | not-in-this-state | arrived           | extended-too-far  | left              | not-in-this-state | not-in-this-state | not-in-this-state | not-in-this-state | not-in-this-state | not-in-this-state
            left      | not-in-this-state | not-in-this-state | not-in-this-state | not-in-this-state | not-in-this-state | not-in-this-state | not-in-this-state | not-in-this-state | not-in-this-state | not-in-this-state
            cancelled | not-in-this-state | not-in-this-state | not-in-this-state | not-in-this-state | not-in-this-state | not-in-this-state | not-in-this-state | not-in-this-state | not-in-this-state | not-in-this-state
            """;

    private static final Map<String, Booking> STATES = Map.of(
            "offered", booked(1, WEEK).in(new State.Offered(IN_TIME.at().plusSeconds(1))),
            "booked", booked(1, WEEK),
            "arrived", arrived(1, WEEK),
            "left", left(1, WEEK, FIRST.plusDays(2)),
            "cancelled", booked(1, WEEK).in(new State.Cancelled(noon(EVE).at(), "other")));

    private static final Map<String, Function<Booking, Decision>> ASKED = asked();

    private static Map<String, Function<Booking, Decision>> asked() {
        Moment now = IN_TIME;
        Map<String, Function<Booking, Decision>> asked = new LinkedHashMap<>();
        asked.put("arrive", known -> alone(known).arrive(known, now.at(), now));
        asked.put("extend", known -> alone(known).extend(known, WEEK.until().plusDays(1), "other", now));
        asked.put("extend too far", known -> alone(known).extend(known, FIRST.plusDays(366), "other", now));
        asked.put("leave", known -> alone(known).leave(known, now.at(), now));
        asked.put("cancel", known -> alone(known).cancel(known, "other", now));
        asked.put("accept", known -> alone(known).accept(known, now));
        asked.put("accept late", known -> alone(known).accept(known, LATE));
        asked.put("decline", known -> alone(known).decline(known, "other", now));
        asked.put("expire", known -> alone(known).expire(known, LATE));
        asked.put("withdraw", known -> alone(known).withdraw(known, now));
        return asked;
    }

    @Test
    void bookingsAllowOrRefuseAsTheTableSays() {
        List<String> lines = TABLE.lines().toList();
        List<String> columns = cells(lines.getFirst());
        assertThat(columns.subList(1, columns.size())).containsExactlyElementsOf(ASKED.keySet());
        assertThat(lines).hasSize(STATES.size() + 1);
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            for (int i = 1; i < cells.size(); i++) {
                Booking known = STATES.get(cells.getFirst());
                assertThat(told(ASKED.get(columns.get(i)).apply(known)))
                        .as(cells.getFirst() + ", " + columns.get(i))
                        .isEqualTo(cells.get(i));
            }
        }
    }

    @Test
    void theNightOfTheDepartureIsFreeAgain() {
        Diary diary = alone(booked(1, WEEK));
        assertThat(told(diary.book(wish(Nights.of(WEEK.until(), 1)), noon(EVE))))
                .isEqualTo("booked");
        assertThat(diary.book(wish(Nights.of(LAST, 1)), noon(EVE)))
                .isEqualTo(new Decision.Rejected(new Refusal.Taken(booked(1, WEEK))));
    }

    @Test
    void whoLeavesEarlyFreesTheRest() {
        Diary diary = alone(left(1, WEEK, FIRST.plusDays(2)));
        Moment now = noon(FIRST.plusDays(2));
        assertThat(told(diary.book(wish(Nights.of(FIRST.plusDays(2), 3)), now))).isEqualTo("booked");
        assertThat(told(diary.book(wish(Nights.of(FIRST.plusDays(1), 3)), now))).isEqualTo("flat-taken");
    }

    @Test
    void theDayOfTheDepartureIsNotTooLong() {
        Booking leaves = arrived(1, WEEK);
        Moment morning = new Moment(Moment.startOf(WEEK.until()).plusSeconds(9 * 3600));
        assertThat(Alarm.of(leaves, flat(), Circumstances.NONE, morning.day())).isEmpty();
        assertThat(told(alone(leaves).book(wish(Nights.of(WEEK.until(), 2)), morning)))
                .isEqualTo("booked");
    }

    @Test
    void whoStaysTooLongIsSeenAndKeepsTheFlatForTonight() {
        Booking stays = arrived(1, WEEK);
        Moment now = noon(WEEK.until().plusDays(1));
        assertThat(Alarm.of(stays, flat(), Circumstances.NONE, now.day()))
                .containsExactly(new Alarm("overstay", Moment.startOf(now.day())));
        assertThat(told(alone(stays).book(wish(Nights.of(now.day(), 2)), now))).isEqualTo("flat-taken");
        assertThat(told(alone(stays).book(wish(Nights.of(now.day().plusDays(1), 2)), now)))
                .isEqualTo("booked");
    }

    @Test
    void whoComesNextSeesThatTheFlatIsNotEmpty() {
        Booking next = booked(2, Nights.of(WEEK.until(), 2));
        Circumstances occupied = new Circumstances(null, WEEK.until());
        assertThat(Alarm.of(next, flat(), occupied, WEEK.until())).isEmpty();
        assertThat(Alarm.of(next, flat(), occupied, WEEK.until().plusDays(1)))
                .contains(new Alarm(
                        "flat-still-occupied", Moment.startOf(WEEK.until().plusDays(1))));
    }

    @Test
    void aFlatThatIsNoLongerWhatWasBookedHasAnAlarm() {
        Booking needs = new Booking(
                new UUID(1, 1),
                "F1",
                "RXX:1",
                WEEK,
                Set.of("lift"),
                new State.Booked(),
                List.of(),
                noon(EVE).at());
        Instant first = Moment.startOf(FIRST);
        assertThat(Alarm.of(needs, flat(), Circumstances.NONE, EVE))
                .containsExactly(new Alarm("flat-lacks-a-need", first));
        for (LocalDate today : List.of(EVE, FIRST.plusDays(2), LAST)) {
            assertThat(Alarm.of(arrived(1, WEEK), from(today), Circumstances.NONE, today))
                    .isEmpty();
            assertThat(Alarm.of(arrived(1, WEEK), from(today.plusDays(1)), Circumstances.NONE, today))
                    .isEqualTo(today.equals(EVE) ? List.of() : List.of(new Alarm("flat-not-yet-available", first)));
        }
        assertThat(Alarm.of(booked(1, WEEK), from(FIRST.plusDays(1)), Circumstances.NONE, EVE))
                .containsExactly(new Alarm("flat-not-yet-available", first));
        assertThat(Alarm.of(left(1, WEEK, FIRST), from(LAST), Circumstances.NONE, FIRST))
                .isEmpty();
    }

    private static Flat from(LocalDate day) {
        return new Flat("F1", "BA1", Set.of(), new Flat.Terms(14, true, null, null, null), day, List.of());
    }

    @Test
    void nobodyMovesInWhileTheOneBeforeIsThere() {
        Booking stays = arrived(1, WEEK);
        Booking next = booked(2, Nights.of(WEEK.until(), 2));
        Moment now = noon(WEEK.until());
        Diary diary = new Diary(flat(), List.of(stays, next));
        assertThat(diary.arrive(next, now.at(), now))
                .isEqualTo(new Decision.Rejected(new Refusal.StillOccupied(stays)));
    }

    @Test
    void whoDoesNotComeIsSeenAfterANight() {
        assertThat(Alarm.of(booked(1, WEEK), flat(), Circumstances.NONE, FIRST)).isEmpty();
        assertThat(Alarm.of(booked(1, WEEK), flat(), Circumstances.NONE, FIRST.plusDays(1)))
                .extracting(Alarm::code)
                .containsExactly("not-arrived");
    }

    @Test
    void aReasonExtendsBeyondTheLongestStayButNotIntoAnotherBooking() {
        Booking first = arrived(1, WEEK);
        Booking next = booked(2, Nights.of(FIRST.plusDays(20), 2));
        Diary diary = new Diary(flat(), List.of(first, next));
        Moment now = noon(FIRST);
        assertThat(diary.extend(first, FIRST.plusDays(20), "home-not-ready", now))
                .isInstanceOfSatisfying(
                        Decision.Accepted.class,
                        accepted -> assertThat(accepted.after().nights()).isEqualTo(Nights.of(FIRST, 20)));
        assertThat(diary.extend(first, FIRST.plusDays(21), "home-not-ready", now))
                .isEqualTo(new Decision.Rejected(new Refusal.Taken(next)));
    }

    @Test
    void aFlatThatLacksSomethingOrIsClosedIsRefused() {
        Outage repair = new Outage(FIRST.plusDays(3), FIRST.plusDays(5), "repair");
        Diary diary = new Diary(flat("F1", Set.of("wheelchair"), repair), List.of());
        Moment now = noon(EVE);
        assertThat(told(diary.book(wish(WEEK, "lift", "wheelchair"), now))).isEqualTo("flat-lacks-a-need");
        assertThat(told(diary.book(wish(WEEK), now))).isEqualTo("flat-out-of-service");
        assertThat(told(diary.book(wish(Nights.of(FIRST, 3), "wheelchair"), now)))
                .isEqualTo("booked");
        assertThat(told(diary.book(wish(Nights.of(FIRST.plusDays(5), 3)), now))).isEqualTo("booked");
        assertThat(told(diary.book(wish(Nights.of(FIRST.plusDays(5), 15)), now)))
                .isEqualTo("longer-than-the-flat-allows");
        assertThat(told(diary.book(wish(Nights.of(LocalDate.parse("2025-12-30"), 3)), noon(EVE.minusYears(1)))))
                .isEqualTo("flat-not-yet-available");
        assertThat(told(diary.book(wish(WEEK), noon(WEEK.until())))).isEqualTo("nights-are-over");
    }

    @Test
    void timesThatCannotBeAreRefused() {
        Booking next = booked(1, WEEK);
        Instant early = noon(EVE).at();
        assertThat(told(alone(next).arrive(next, early, noon(FIRST)))).isEqualTo("wrong-time");
        assertThat(told(alone(next).arrive(next, noon(FIRST).at(), noon(EVE)))).isEqualTo("wrong-time");
        assertThat(told(alone(next).arrive(next, noon(WEEK.until()).at(), noon(WEEK.until()))))
                .isEqualTo("nights-are-over");
        Booking there = arrived(1, WEEK);
        assertThat(told(alone(there).leave(there, early, noon(LAST)))).isEqualTo("wrong-time");
        assertThat(told(alone(there).extend(there, LAST, "other", noon(FIRST)))).isEqualTo("wrong-time");
    }

    @Test
    void nobodyStaysForEver() {
        Booking there = arrived(1, WEEK);
        Moment now = noon(FIRST);
        for (LocalDate until : List.of(FIRST.plusDays(366), LocalDate.parse("9999-12-31"))) {
            assertThat(alone(there).extend(there, until, "other", now))
                    .isEqualTo(new Decision.Rejected(new Refusal.ExtendedTooFar(365)));
        }
        assertThat(told(alone(there).extend(there, FIRST.plusDays(365), "other", now)))
                .isEqualTo("arrived");
        Flat longer = new Flat(
                "F1", "BA1", Set.of(), new Flat.Terms(730, true, null, null, null), FIRST.minusDays(1), List.of());
        Diary diary = new Diary(longer, List.of(there));
        assertThat(told(diary.extend(there, FIRST.plusDays(730), "other", now))).isEqualTo("arrived");
        assertThat(told(diary.extend(there, FIRST.plusDays(731), "other", now))).isEqualTo("extended-too-far");
    }

    @Test
    void aFlatKeptForSomebodyWhoWillNotComeHasAnAlarm() {
        Instant died = noon(EVE).at();
        assertThat(Alarm.of(booked(1, WEEK), flat(), new Circumstances(died, null), EVE))
                .containsExactly(new Alarm("stay-ended", died));
        assertThat(Alarm.of(arrived(1, WEEK), flat(), new Circumstances(died, null), FIRST))
                .containsExactly(new Alarm("stay-ended", died));
        assertThat(Alarm.of(left(1, WEEK, FIRST), flat(), new Circumstances(died, null), FIRST))
                .isEmpty();
    }

    private static Diary alone(Booking booking) {
        return new Diary(flat(), List.of(booking));
    }

    private static List<String> cells(String line) {
        return List.of(line.strip().split(" *\\| *"));
    }
}
