package org.homeward.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** R24: 100,000 made-up graphs of merges and unmerges. A failure names its seed. */
class R24MergeGraphTest {

    private static final int GRAPHS = 100_000;
    private static final int LATE = 900;

    @Test
    void everyNumberStandsForTheSurvivorThatTheReferenceNames() {
        for (long seed = 0; seed < GRAPHS; seed++) {
            Graph graph = new Graph(new Random(seed));
            Outcome outcome = Fold.fold(shuffled(graph.facts(), seed));
            for (int number = 0; number < graph.numbers; number++) {
                check(seed, outcome.survivor("P" + number).equals("P" + graph.survivor(number)), "another survivor");
            }
        }
    }

    @Test
    void aLateMessageUnderAnOldNumberLandsInTheStayOfTheSurvivor() {
        for (long seed = 0; seed < GRAPHS; seed++) {
            Graph graph = new Graph(new Random(seed));
            List<Fact> facts = graph.facts();
            Feed pas = new Feed("LATE|RXX");
            for (int number = 0; number < graph.numbers; number++) {
                if (graph.survivor(number) == number) {
                    facts.add(pas.says(Trigger.A01, LATE)
                            .of("P" + number)
                            .withoutVisit()
                            .to("W1/B1/01")
                            .fact());
                }
            }
            int late = pick(seed, graph.numbers);
            Fact transfer = pas.says(Trigger.A02, LATE + 1)
                    .of("P" + late)
                    .withoutVisit()
                    .to("W2/-/01")
                    .fact();
            facts.add(transfer);
            Outcome outcome = Fold.fold(shuffled(facts, seed));
            String home = String.valueOf(outcome.stayOf(transfer.source()));
            Stay stay = Folding.stay(outcome, home);
            check(seed, ("P" + graph.survivor(late)).equals(stay.patient()), "not in the survivor's stay");
            check(seed, Feed.place("W2/-/01").equals(stay.place()), "the late transfer has no effect");
        }
    }

    @Test
    void unmergingRestoresBothExactly() {
        for (long seed = 0; seed < GRAPHS; seed++) {
            Random random = new Random(seed);
            Graph graph = new Graph(random);
            List<Fact> facts = graph.facts();
            facts.addAll(lives(graph.numbers, random));
            int from = random.nextInt(graph.numbers);
            int into = random.nextInt(graph.numbers);
            if (graph.survivor(from) == graph.survivor(into)) {
                continue;
            }
            Outcome before = Fold.fold(facts);
            facts.add(Graph.fact(Trigger.A40, from, into, 500));
            check(seed, !Fold.fold(facts).links().equals(before.links()), "the merge has no effect");
            facts.add(Graph.fact(Trigger.A37, from, into, 501));
            Outcome after = Fold.fold(shuffled(facts, seed));
            check(seed, after.links().equals(before.links()), "other links");
            check(seed, after.persons().equals(before.persons()), "other persons");
            check(seed, after.stays().equals(before.stays()), "other stays");
        }
    }

    /** Some messages of each patient, with and without a visit number. */
    private static List<Fact> lives(int numbers, Random random) {
        Feed pas = new Feed("LIFE|RXX");
        List<Fact> facts = new ArrayList<>();
        for (int number = 0; number < numbers; number++) {
            String patient = "P" + number;
            String visit = random.nextBoolean() ? null : "V" + number;
            int minute = 400 + random.nextInt(200);
            facts.add(pas.says(Trigger.A01, minute)
                    .of(patient)
                    .visit(visit)
                    .to("W1/B1/0" + number)
                    .fact());
            facts.add(pas.says(Trigger.A31, minute + 1)
                    .of(patient)
                    .withoutVisit()
                    .with(About.about().family("NAME" + number).died(number % 2 == 0))
                    .fact());
            if (random.nextBoolean()) {
                facts.add(pas.says(Trigger.A03, minute + random.nextInt(90))
                        .of(patient)
                        .withoutVisit()
                        .fact());
            }
        }
        return facts;
    }

    private static int pick(long seed, int bound) {
        return new Random(~seed).nextInt(bound);
    }

    private static List<Fact> shuffled(List<Fact> facts, long seed) {
        List<Fact> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, new Random(seed + 1));
        return shuffled;
    }

    private static void check(long seed, boolean holds, String what) {
        if (!holds) {
            assertThat(holds).as("seed %d: %s", seed, what).isTrue();
        }
    }

    /** Merges and unmerges one after the other, and what they come to: the plain way, with tables. */
    private static final class Graph {
        final int numbers;
        private final List<int[]> steps = new ArrayList<>();
        private final boolean[][] linked;
        private final List<int[]> inForce = new ArrayList<>();

        Graph(Random random) {
            numbers = 2 + random.nextInt(6);
            linked = new boolean[numbers][numbers];
            int length = random.nextInt(12);
            for (int i = 0; i < length; i++) {
                int[] step = {random.nextInt(3), random.nextInt(numbers), random.nextInt(numbers)};
                steps.add(step);
                take(step);
            }
        }

        private void take(int[] step) {
            if (step[0] > 0) {
                inForce.add(step);
                return;
            }
            List<int[]> before = List.copyOf(inForce);
            inForce.removeIf(merge -> frees(step[1], step[2], merge, before) || frees(step[2], step[1], merge, before));
        }

        /** Whether this merge of the freed number is on a way to the other one. */
        private boolean frees(int freed, int other, int[] merge, List<int[]> merges) {
            if (merge[1] != freed || merge[2] == freed) {
                return false;
            }
            boolean[] reached = new boolean[numbers];
            reached[merge[2]] = true;
            for (int i = 0; i < numbers; i++) {
                for (int[] way : merges) {
                    reached[way[2]] |= reached[way[1]] && way[1] != freed && way[2] != freed;
                }
            }
            return reached[other];
        }

        int survivor(int number) {
            int[] survivors = new int[numbers];
            for (int i = 0; i < numbers; i++) {
                survivors[i] = i;
            }
            for (int[] merge : inForce) {
                int old = survivors[merge[1]];
                int last = survivors[merge[2]];
                int wins = old == last && merge[1] == old ? merge[2] : last;
                for (int i = 0; i < numbers; i++) {
                    survivors[i] = survivors[i] == old || survivors[i] == last ? wins : survivors[i];
                }
            }
            return survivors[number];
        }

        List<Fact> facts() {
            List<Fact> facts = new ArrayList<>();
            for (int[] step : steps) {
                Trigger trigger = step[0] == 0 ? Trigger.A37 : facts.size() % 3 == 0 ? Trigger.A47 : Trigger.A40;
                facts.add(fact(trigger, step[1], step[2], facts.size()));
            }
            return facts;
        }

        static Fact fact(Trigger trigger, int from, int into, int minute) {
            return new Feed("MPI" + minute + "|RXX")
                    .says(trigger, minute)
                    .of("P" + into)
                    .withoutVisit()
                    .mergedFrom("P" + from, null)
                    .fact();
        }
    }
}
