package org.homeward.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.admission.domain.Feed.minute;
import static org.homeward.admission.domain.Feed.place;
import static org.homeward.admission.domain.Feed.time;
import static org.homeward.admission.domain.Trigger.A01;
import static org.homeward.admission.domain.Trigger.A02;
import static org.homeward.admission.domain.Trigger.A03;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.homeward.admission.domain.Stay.Flag;
import org.homeward.admission.domain.Stay.Movement;
import org.homeward.admission.domain.Stay.Status;
import org.junit.jupiter.api.Test;

/** In which order facts count: event time, ties by the sender's sequence; R22 at the changes of summer time. */
class OrderTest {

    private final Feed pas = new Feed("PAS|RXX");
    private final Feed.Said admission = pas.says(A01, 10).to("W1/B1/01");

    @Test
    void ofTwoTransfersInOneMinuteTheOneWithTheHigherSequenceIsTheLast() {
        Stay stay = Folding.stay(
                admission,
                pas.says(A02, 20).to("W2/-/01").sent(8L, minute(30), "A"),
                pas.says(A02, 20).to("W3/-/01").sent(7L, minute(31), "B"));

        assertThat(stay.place()).isEqualTo(place("W2/-/01"));
    }

    @Test
    void withoutASequenceTheOneSentLaterIsTheLast() {
        Stay stay = Folding.stay(
                admission,
                pas.says(A02, 20).to("W2/-/01").sent(null, minute(31), "A"),
                pas.says(A02, 20).to("W3/-/01").sent(null, minute(30), "B"));

        assertThat(stay.place()).isEqualTo(place("W2/-/01"));
    }

    @Test
    void sentAtOnceTheOneWithTheHigherControlIdIsTheLast() {
        Stay stay = Folding.stay(
                admission,
                pas.says(A02, 20).to("W2/-/01").sent(null, minute(30), "B"),
                pas.says(A02, 20).to("W3/-/01").sent(null, minute(30), "A"));

        assertThat(stay.place()).isEqualTo(place("W2/-/01"));
    }

    @Test
    void aLaterEventCountsAfterAnEarlierOneHoweverTheyWereSent() {
        Stay stay = Folding.stay(
                admission,
                pas.says(A02, 25).to("W2/-/01").sent(1L, minute(30), "A"),
                pas.says(A02, 20).to("W3/-/01").sent(9L, minute(90), "B"));

        assertThat(stay.place()).isEqualTo(place("W2/-/01"));
    }

    @Test
    void aTimeToTheMinuteStandsBeforeTheSecondsOfThatMinute() {
        EventTime seconds = EventTime.ofSecond(minute(20).plusSeconds(30));
        Stay stay = Folding.stay(
                admission,
                pas.says(A02, 20).at(seconds).to("W2/-/01"),
                pas.says(A02, 20).to("W3/-/01"));

        assertThat(stay.place()).isEqualTo(place("W2/-/01"));
    }

    @Test
    void theNightWithTheRepeatedHourIsReadInItsFirstPass() {
        Instant summer = Instant.parse("2026-10-24T23:50:00Z");
        Instant repeated = Instant.parse("2026-10-25T00:30:00Z");
        Instant winter = Instant.parse("2026-10-25T01:10:00Z");
        Stay stay = Folding.stay(
                pas.says(A03, 0).at(at(winter)),
                pas.says(A02, 0).at(at(repeated, EventTime.Flag.AMBIGUOUS_HOUR)).to("W2/-/01"),
                pas.says(A01, 0).at(at(summer)).to("W1/B1/01"));

        assertThat(stay.movements()).extracting(Movement::at).containsExactly(summer, repeated, winter);
        assertThat(stay.status()).isEqualTo(Status.DISCHARGED);
        assertThat(stay.flags()).containsExactly(Flag.TIME_AMBIGUOUS);
    }

    @Test
    void theNightWithTheSkippedHourIsReadMovedForward() {
        Instant winter = Instant.parse("2026-03-29T00:55:00Z");
        Instant skipped = Instant.parse("2026-03-29T01:30:00Z");
        Stay stay = Folding.stay(
                pas.says(A02, 0).at(at(skipped, EventTime.Flag.SKIPPED_HOUR)).to("W2/-/01"),
                pas.says(A01, 0).at(at(winter)).to("W1/B1/01"));

        assertThat(stay.place()).isEqualTo(place("W2/-/01"));
        assertThat(stay.flags()).containsExactly(Flag.TIME_SKIPPED);
    }

    @Test
    void aSendersClockThatIsWrongByAnHourChangesNothing() {
        for (int skew : new int[] {-60, 0, 60}) {
            Stay stay = Folding.stay(
                    admission,
                    pas.says(A02, 20).to("W2/-/01").sent(null, minute(100 + skew), "A"),
                    pas.says(A03, 30).sent(null, minute(100), "B"));

            assertThat(stay.dischargedAt()).isEqualTo(minute(30));
            assertThat(stay.contradictions()).isEmpty();
        }
    }

    @Test
    void doubtfulTimesOfLiveEventsAreFlaggedAndThoseOfVoidOnesAreNot() {
        EventTime doubtful = time(20, EventTime.Flag.FROM_MESSAGE_TIME, EventTime.Flag.IN_THE_FUTURE);
        Feed.Said transfer = pas.says(A02, 20).at(doubtful).to("W2/-/01");

        assertThat(Folding.stay(admission, transfer).flags())
                .containsExactly(Flag.TIME_FROM_MESSAGE, Flag.TIME_IN_THE_FUTURE);
        assertThat(Folding.stay(admission, transfer, pas.cancels(Trigger.A12, 20))
                        .flags())
                .isEmpty();
    }

    private static EventTime at(Instant instant, EventTime.Flag... flags) {
        return new EventTime(instant, instant.plus(Duration.ofMinutes(1)), Set.of(flags));
    }
}
