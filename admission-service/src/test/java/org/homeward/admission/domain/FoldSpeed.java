package org.homeward.admission.domain;

import java.util.ArrayList;
import java.util.List;

/** Prints what a fold costs; not a test. */
final class FoldSpeed {

    private FoldSpeed() {}

    public static void main(String[] args) {
        print("one stay, 50 facts", stay(50), 100_000);
        print("no visit numbers, 50 facts", loose(50), 50_000);
        print("one stay, 10,000 facts", stay(10_000), 200);
        print("no visit numbers, 10,000 facts", loose(10_000), 100);
        print("merges, 10,000 facts", merges(10_000), 200);
    }

    private static void print(String what, List<Fact> facts, int times) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < times; i++) {
                Fold.fold(facts);
            }
            best = Math.min(best, (System.nanoTime() - start) / times);
        }
        System.out.printf("%s: %.1f µs%n", what, best / 1000.0);
    }

    static List<Fact> stay(int length) {
        Feed pas = new Feed("PAS|RXX");
        List<Fact> facts = new ArrayList<>();
        facts.add(pas.says(Trigger.A01, 0).to("W1/B1/01").fact());
        for (int i = 1; i < length; i++) {
            facts.add(
                    switch (i % 5) {
                        case 0 -> pas.cancels(Trigger.A12, i - 1).fact();
                        case 1 -> pas.says(Trigger.A08, i).fact();
                        case 2 -> pas.says(Trigger.A16, i).expectedAt(i + 99).fact();
                        default ->
                            pas.says(Trigger.A02, i).to("W1/B1/0" + i % 7).fact();
                    });
        }
        return facts;
    }

    static List<Fact> loose(int length) {
        Feed pas = new Feed("PAS|RXX");
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            facts.add(
                    switch (i % 5) {
                        case 0 ->
                            pas.says(Trigger.A01, i)
                                    .withoutVisit()
                                    .to("W1/B1/01")
                                    .fact();
                        case 1 -> pas.says(Trigger.A08, i).withoutVisit().fact();
                        case 2 ->
                            pas.says(Trigger.A02, i)
                                    .withoutVisit()
                                    .to("W1/B1/02")
                                    .fact();
                        case 3 -> pas.cancels(Trigger.A12, i - 1).withoutVisit().fact();
                        default -> pas.says(Trigger.A03, i).withoutVisit().fact();
                    });
        }
        return facts;
    }

    static List<Fact> merges(int length) {
        Feed pas = new Feed("MPI|RXX");
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            facts.add(pas.says(Trigger.A40, i)
                    .withoutVisit()
                    .of("P" + (i + 1))
                    .mergedFrom("P" + i, null)
                    .fact());
        }
        return facts;
    }
}
