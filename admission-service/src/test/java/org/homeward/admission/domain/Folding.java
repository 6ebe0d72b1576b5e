package org.homeward.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Folds facts in every order of arrival (up to five of them; of more, in 120 orders) and wants one outcome. */
final class Folding {

    private Folding() {}

    static Outcome outcome(Feed.Said... said) {
        return outcome(Arrays.stream(said).map(Feed.Said::fact).toList());
    }

    static Outcome outcome(List<Fact> facts) {
        Outcome outcome = Fold.fold(facts);
        forEachOrder(facts, order -> assertThat(Fold.fold(order)).isEqualTo(outcome));
        return outcome;
    }

    /** The only stay of these facts. */
    static Stay stay(Feed.Said... said) {
        return only(outcome(said).stays());
    }

    static Stay stay(Outcome outcome, String id) {
        return only(outcome.stays().stream().filter(s -> s.id().equals(id)).toList());
    }

    private static Stay only(List<Stay> stays) {
        assertThat(stays).hasSize(1);
        return stays.getFirst();
    }

    static <T> void forEachOrder(List<T> things, Consumer<List<T>> use) {
        if (things.size() <= 5) {
            permute(new ArrayList<>(things), 0, use);
            return;
        }
        Random random = new Random(1);
        for (int i = 0; i < 120; i++) {
            List<T> order = new ArrayList<>(things);
            Collections.shuffle(order, random);
            use.accept(order);
        }
    }

    private static <T> void permute(List<T> things, int from, Consumer<List<T>> use) {
        if (from == things.size()) {
            use.accept(List.copyOf(things));
            return;
        }
        for (int i = from; i < things.size(); i++) {
            Collections.swap(things, from, i);
            permute(things, from + 1, use);
            Collections.swap(things, from, i);
        }
    }
}
