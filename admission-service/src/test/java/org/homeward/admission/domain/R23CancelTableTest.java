package org.homeward.admission.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.homeward.admission.domain.CancelReference.Answer;
import org.junit.jupiter.api.Test;

/** R23: cancels before or long after what they cancel, every sequence, every order of arrival, against a decision table. */
class R23CancelTableTest {

    private static final String BED_1 = "W1/B1/01";
    private static final String BED_2 = "W2/B2/02";
    /** A minute in which nothing happens. */
    private static final int NEVER = 5;

    @Test
    void everySequenceInEveryOrderOfArrivalGivesTheAnswerOfTheTable() {
        int arrivals = 0;
        for (CancelReference reference : CancelReference.all()) {
            arrivals += compare(reference, true);
            compare(reference, false);
        }
        assertThat(CancelReference.all()).hasSize(1956);
        assertThat(arrivals).isEqualTo(614_226);
    }

    @Test
    void theTableInTheDocsIsTheOneOfTheReference() throws IOException {
        assertThat(Files.readString(CancelTable.page())).isEqualTo(CancelTable.text());
    }

    private static int compare(CancelReference reference, boolean named) {
        Answer wanted = reference.answer();
        int[] arrivals = {0};
        permute(new ArrayList<>(facts(reference.sequence(), named)), 0, order -> {
            arrivals[0]++;
            Answer given = answer(Fold.fold(order).stays());
            if (!given.equals(wanted)) {
                assertThat(given)
                        .as("%s, arriving as %s", reference.sequence(), triggers(order))
                        .isEqualTo(wanted);
            }
        });
        return arrivals[0];
    }

    private static List<Fact> facts(List<Trigger> sequence, boolean named) {
        Feed pas = new Feed("PAS|RXX");
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < sequence.size(); i++) {
            facts.add(said(pas, sequence, i, named).fact());
        }
        return facts;
    }

    private static Feed.Said said(Feed pas, List<Trigger> sequence, int index, boolean named) {
        Trigger trigger = sequence.get(index);
        Feed.Said said = pas.says(trigger, minuteOf(index));
        return switch (trigger) {
            case A01 -> said.to(BED_1);
            case A02 -> said.to(BED_2);
            case A03 -> said;
            case A11 -> cancel(said, sequence.indexOf(Trigger.A01), named);
            case A12 -> cancel(said, sequence.indexOf(Trigger.A02), named);
            default -> cancel(said, sequence.indexOf(Trigger.A03), named);
        };
    }

    private static Feed.Said cancel(Feed.Said cancel, int target, boolean named) {
        EventTime time = Feed.time(target < 0 ? NEVER : minuteOf(target));
        return named ? cancel.at(time).cancelling(time) : cancel;
    }

    private static int minuteOf(int index) {
        return 10 * (index + 1);
    }

    private static Answer answer(List<Stay> stays) {
        Stay stay = stays.getFirst();
        List<String> shown = new ArrayList<>();
        stay.flags().stream().filter(flag -> flag != Stay.Flag.CANCEL_ASSUMED).forEach(flag -> shown.add(flag.code()));
        stay.contradictions().forEach(c -> shown.add(c.code().code() + " " + c.event()));
        Collections.sort(shown);
        Place place = stay.place();
        Trigger placedBy = place == null ? null : place.equals(Feed.place(BED_1)) ? Trigger.A01 : Trigger.A02;
        return new Answer(stay.status(), placedBy, stay.admittedAt() != null, stay.dischargedAt() != null, shown);
    }

    private static List<Trigger> triggers(List<Fact> facts) {
        return facts.stream().map(Fact::trigger).toList();
    }

    private static void permute(List<Fact> facts, int from, Consumer<List<Fact>> use) {
        if (from == facts.size()) {
            use.accept(facts);
            return;
        }
        for (int i = from; i < facts.size(); i++) {
            Collections.swap(facts, from, i);
            permute(facts, from + 1, use);
            Collections.swap(facts, from, i);
        }
    }
}
