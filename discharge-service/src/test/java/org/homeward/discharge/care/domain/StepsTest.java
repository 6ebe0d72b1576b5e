package org.homeward.discharge.care.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.discharge.care.domain.Cases.DAY;
import static org.homeward.discharge.care.domain.Cases.NOON;
import static org.homeward.discharge.care.domain.Cases.after;
import static org.homeward.discharge.care.domain.Cases.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** A package told step by step, from the states that were recorded. */
class StepsTest {

    private final List<Past.Kept> history = new ArrayList<>();
    private Instant now = NOON;

    /** ROWAN starts, pauses and is asked to go on, gives notice; ELDER follows, pauses and lapses. */
    @Test
    void tellWhoDidWhatAndWhenThoughTheLastStateKnowsOneProviderAlone() {
        become(Cases.offered());
        later((known, at) -> Answering.accept(known, Cases.open(known).id(), at, at));
        later((known, at) -> Visiting.start(known, Moment.at(at), at));
        later((known, at) -> Visiting.pause(known, market(at)));
        later(Loop::discharged);
        later((known, at) -> Visiting.restart(known, market(at)));
        later((known, at) -> Reviewing.review(known, Cases.visits(15, 1), market(at)));
        later((known, at) -> Visiting.handBack(known, at.plus(DAY.multipliedBy(9)), market(at)));
        later((known, at) -> Answering.accept(known, Cases.open(known).id(), at, at));
        later((known, at) -> Visiting.start(known, Moment.at(at.minusSeconds(60)), at));
        later((known, at) -> Visiting.pause(known, market(at)));
        now = now.plus(DAY.multipliedBy(20));
        later((known, at) -> Loop.overdue(known, market(at)));

        assertThat(told())
                .containsExactly(
                        "0 requested null",
                        "1 accepted ROWAN",
                        "2 started ROWAN",
                        "3 paused ROWAN",
                        "4 restart-asked ROWAN",
                        "5 restarted ROWAN",
                        "7 handed-back ROWAN",
                        "8 accepted ELDER",
                        "8 started ELDER",
                        "8 released ROWAN",
                        "10 paused ELDER",
                        "346 lapsed ELDER",
                        "346 released ELDER");
    }

    @Test
    void tellThatAPromiseWasHandedBackAndWhatNobodyTook() {
        become(Cases.offered());
        later((known, at) -> Answering.accept(known, Cases.open(known).id(), at, at));
        later((known, at) -> Visiting.handBack(known, at, market(at)));
        later((known, at) -> Answering.decline(known, Cases.open(known).id(), "staffing", market(at)));
        later((known, at) -> Visiting.end(known, "declined-by-person", null, at));
        assertThat(told())
                .containsExactly(
                        "0 requested null",
                        "1 accepted ROWAN",
                        "2 handed-back ROWAN",
                        "2 released ROWAN",
                        "3 unsourced null",
                        "4 withdrawn null");
    }

    private void later(BiFunction<PackageOfCare, Instant, Decision> what) {
        now = now.plusSeconds(3600);
        become(after(what.apply(history.getLast().known(), now)));
    }

    private void become(PackageOfCare known) {
        history.add(new Past.Kept(known, now));
    }

    /** By whole hours since the request. */
    private List<String> told() {
        return Steps.of(history).stream()
                .map(step -> java.time.Duration.between(NOON, step.at()).toHours() + " " + step.what() + " "
                        + step.provider())
                .toList();
    }
}
