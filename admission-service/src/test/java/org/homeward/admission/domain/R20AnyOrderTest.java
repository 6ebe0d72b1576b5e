package org.homeward.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.homeward.admission.domain.Stay.Movement;
import org.homeward.admission.domain.Stay.Status;
import org.junit.jupiter.api.Test;

/** R20: 100,000 made-up histories, in any order of arrival, with any duplicates, in any batches. A failure names its seed. */
class R20AnyOrderTest {

    private static final int HISTORIES = 100_000;

    @Test
    void everyOrderOfArrivalWithAnyDuplicatesInAnyBatchesEndsInTheSameState() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            List<Fact> history = Histories.ofSeed(seed);
            Outcome wanted = Fold.fold(history);
            Random random = new Random(~seed);
            for (int order = 0; order < 3; order++) {
                check(seed, Fold.fold(arrival(history, random)).equals(wanted), "another order, another state");
            }
            check(seed, inBatches(arrival(history, random), random).equals(wanted), "other batches, another state");
        }
    }

    @Test
    void everyFactLandsSomewhereAndEveryStayIsConsistent() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            List<Fact> history = Histories.ofSeed(seed);
            Outcome outcome = Fold.fold(history);
            check(seed, outcome.landed().size() == sources(history).size(), "a fact was lost");
            check(seed, landsOnlyInStaysThatExist(outcome), "a fact landed in a stay that does not exist");
            for (Stay stay : outcome.stays()) {
                checkStay(seed, stay, history);
            }
        }
    }

    @Test
    void anEventThatIsCancelledIsAsIfItHadNotBeen() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            boolean discharge = seed % 2 == 0;
            List<Fact> pair = voided(discharge ? Trigger.A03 : Trigger.A02, discharge ? Trigger.A13 : Trigger.A12);
            List<Fact> history = Histories.ofSeed(seed);
            history.removeIf(fact -> couldBeMeant(fact, pair.getFirst()));
            List<Fact> longer = new ArrayList<>(history);
            longer.addAll(pair);
            check(seed, movements(longer).equals(movements(history)), "a void event has an effect");
        }
    }

    /** A cancel that names this event's time too, or another event that its cancel names too. */
    private static boolean couldBeMeant(Fact fact, Fact event) {
        boolean cancels = fact.cancels() != null && fact.cancels().matches(event.at());
        return cancels || (fact.trigger() == event.trigger() && fact.at().matches(event.at()));
    }

    private static List<Fact> arrival(List<Fact> history, Random random) {
        List<Fact> arrival = new ArrayList<>(history);
        for (int i = random.nextInt(4); i > 0; i--) {
            arrival.add(history.get(random.nextInt(history.size())));
        }
        Collections.shuffle(arrival, random);
        return arrival;
    }

    /** As intake does it: what is stored and what is new are folded together, batch after batch. */
    private static Outcome inBatches(List<Fact> arrival, Random random) {
        Set<Fact> stored = new HashSet<>();
        Outcome outcome = Fold.fold(stored);
        for (int from = 0; from < arrival.size(); ) {
            int to = Math.min(arrival.size(), from + 1 + random.nextInt(5));
            stored.addAll(arrival.subList(from, to));
            outcome = Fold.fold(stored);
            from = to;
        }
        return outcome;
    }

    private static Set<Fact.Source> sources(List<Fact> history) {
        Set<Fact.Source> sources = new HashSet<>();
        history.forEach(fact -> sources.add(fact.source()));
        return sources;
    }

    private static boolean landsOnlyInStaysThatExist(Outcome outcome) {
        Set<String> ids = new HashSet<>();
        outcome.stays().forEach(stay -> ids.add(stay.id()));
        return ids.size() == outcome.stays().size()
                && outcome.landed().values().stream()
                        .map(Landing::stay)
                        .filter(Objects::nonNull)
                        .allMatch(ids::contains);
    }

    private static void checkStay(long seed, Stay stay, List<Fact> history) {
        boolean here =
                Set.of(Status.REGISTERED, Status.ADMITTED, Status.ON_LEAVE).contains(stay.status());
        check(seed, here || stay.place() == null, "a patient who is not here has a place");
        check(seed, (stay.dischargedAt() != null) == (stay.status() == Status.DISCHARGED), "wrong discharge time");
        Instant last = Instant.MIN;
        for (Movement movement : stay.movements()) {
            check(seed, !movement.at().isBefore(last), "movements out of order");
            check(seed, movement.place() == null || sent(movement.place(), history), "a place that nobody sent");
            last = movement.at();
        }
        if (!stay.movements().isEmpty() && stay.status() != Status.PREADMITTED) {
            check(seed, stay.movements().getLast().status() == stay.status(), "last movement, another status");
            check(
                    seed,
                    Objects.equals(stay.movements().getLast().place(), stay.place()),
                    "last movement, another place");
        }
    }

    private static boolean sent(Place place, List<Fact> history) {
        Set<Trigger> placing = Set.of(Trigger.A01, Trigger.A02, Trigger.A04, Trigger.A06, Trigger.A07, Trigger.A17);
        return history.stream().anyMatch(f -> placing.contains(f.trigger()) && place.equals(f.place()));
    }

    private static List<Fact> voided(Trigger event, Trigger cancel) {
        EventTime time = EventTime.ofSecond(Feed.minute(2).plusSeconds(17));
        Feed other = new Feed("WARD|RXX");
        return List.of(
                other.says(event, 2)
                        .at(time)
                        .to("W9/-/09")
                        .visit("V0")
                        .of(null)
                        .sent(9001L, null, "X1")
                        .fact(),
                other.says(cancel, 2)
                        .at(time)
                        .cancelling(time)
                        .visit("V0")
                        .of(null)
                        .sent(9002L, null, "X2")
                        .fact());
    }

    private static List<Movement> movements(List<Fact> history) {
        return Fold.fold(history).stays().stream()
                .flatMap(stay -> stay.movements().stream())
                .toList();
    }

    private static void check(long seed, boolean holds, String what) {
        if (!holds) {
            assertThat(holds).as("seed %d: %s", seed, what).isTrue();
        }
    }
}
