package org.homeward.housing.flat.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.housing.flat.domain.Flats.EVE;
import static org.homeward.housing.flat.domain.Flats.FIRST;
import static org.homeward.housing.flat.domain.Flats.noon;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.homeward.housing.flat.domain.StayInLine.Person;
import org.homeward.housing.flat.domain.Waiting.State;
import org.homeward.housing.flat.domain.Waiting.Wanted;
import org.junit.jupiter.api.Test;

/** What becomes of those in line when their stay ends or is merged. */
class StayInLineTest {

    private static final String STAY = "RXX:1";
    private static final StayInLine LASTS = new StayInLine(STAY, Person.IN_HOSPITAL);
    private static final StayInLine DISCHARGED = new StayInLine(STAY, Person.DISCHARGED);
    private static final StayInLine OVER = new StayInLine(STAY, Person.NEVER_TO_COME);
    private static final State WAITS = new State.Waits();
    private static final State OFFERED = new State.Offered(new UUID(9, 9));
    private static final State HOUSED = new State.Housed(new UUID(9, 8));
    private static final State ENDED = new State.Gone(StayInLine.ENDED);
    private static final State MERGED = new State.Gone(StayInLine.MERGED);

    @Test
    void nothingChangesWhileTheStayLasts() {
        assertThat(LASTS.settle(List.of())).isEmpty();
        for (State state : List.of(WAITS, OFFERED, HOUSED, MERGED, new State.Gone("home-ready"))) {
            assertThat(LASTS.settle(List.of(entry(1, STAY, state)))).isEmpty();
        }
    }

    @Test
    void whoIsGoneStandsInLineNoMore() {
        assertThat(OVER.settle(List.of(entry(1, STAY, WAITS)))).containsExactly(entry(1, STAY, ENDED));
        assertThat(OVER.settle(List.of(entry(1, STAY, OFFERED)))).containsExactly(entry(1, STAY, ENDED));
        assertThat(OVER.settle(List.of(entry(1, STAY, HOUSED), entry(2, STAY, ENDED))))
                .isEmpty();
    }

    @Test
    void whoIsDischargedKeepsAnOfferAndNoPlaceInLine() {
        assertThat(DISCHARGED.settle(List.of(entry(1, STAY, WAITS)))).containsExactly(entry(1, STAY, ENDED));
        assertThat(DISCHARGED.settle(List.of(entry(1, STAY, OFFERED)))).isEmpty();
        assertThat(DISCHARGED.settle(List.of(entry(1, STAY, WAITS), entry(2, "RXX:2", OFFERED))))
                .containsExactly(entry(1, STAY, MERGED), entry(2, STAY, OFFERED));
        assertThat(DISCHARGED.withoutOffer(entry(1, STAY, WAITS))).isEqualTo(entry(1, STAY, ENDED));
        assertThat(LASTS.withoutOffer(entry(1, STAY, WAITS))).isEqualTo(entry(1, STAY, WAITS));
    }

    @Test
    void whoIsBackAfterAllStandsInLineWhereTheyStood() {
        assertThat(LASTS.settle(List.of(entry(1, STAY, ENDED)))).containsExactly(entry(1, STAY, WAITS));
        assertThat(LASTS.settle(List.of(entry(1, STAY, ENDED), entry(2, STAY, WAITS))))
                .isEmpty();
    }

    @Test
    void whatIsMergedStandsInLineOnceForTheStayThatIsLeft() {
        assertThat(LASTS.settle(List.of(entry(1, "RXX:2", WAITS)))).containsExactly(entry(1, STAY, WAITS));
        assertThat(LASTS.settle(List.of(entry(2, STAY, WAITS), entry(1, "RXX:2", WAITS))))
                .containsExactly(entry(2, STAY, MERGED), entry(1, STAY, WAITS));
        assertThat(LASTS.settle(List.of(entry(2, "RXX:2", OFFERED), entry(1, STAY, WAITS))))
                .as("whose flat is kept keeps it")
                .containsExactly(entry(1, STAY, MERGED), entry(2, STAY, OFFERED));
    }

    @Test
    void whateverTheyWereOneIsLeftAndDoneAgainItIsTheSame() {
        long seed = 7;
        Random random = new Random(seed);
        List<State> states = List.of(WAITS, OFFERED, HOUSED, ENDED, MERGED);
        for (int round = 0; round < 2_000; round++) {
            List<Waiting> entries = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                entries.add(entry(i, "RXX:" + random.nextInt(3), states.get(random.nextInt(states.size()))));
            }
            StayInLine stay = new StayInLine(STAY, Person.values()[random.nextInt(3)]);
            List<Waiting> after = applied(entries, stay.settle(entries));
            assertThat(after.stream().filter(Waiting::isLive))
                    .as("seed %d, round %d: %s", seed, round, entries)
                    .hasSizeLessThanOrEqualTo(stay.equals(OVER) ? 0 : 1)
                    .allMatch(one -> one.stay().equals(STAY))
                    .allMatch(one -> stay.equals(LASTS) || one.state().equals(OFFERED));
            assertThat(stay.settle(after)).as("seed %d, round %d", seed, round).isEmpty();
        }
    }

    private static List<Waiting> applied(List<Waiting> entries, List<Waiting> changed) {
        return entries.stream()
                .map(one -> changed.stream()
                        .filter(after -> after.id().equals(one.id()))
                        .findFirst()
                        .orElse(one))
                .toList();
    }

    private static Waiting entry(long number, String stay, State state) {
        return new Waiting(
                new UUID(5, number),
                stay,
                new Wanted(Set.of(), null, FIRST, 7),
                noon(EVE).at().plusSeconds(number),
                OfferedInVain.NOTHING,
                state);
    }
}
