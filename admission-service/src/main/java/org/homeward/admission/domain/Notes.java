package org.homeward.admission.domain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is noticed about a stay while it is folded. */
final class Notes {

    private final Set<Stay.Flag> flags = EnumSet.noneOf(Stay.Flag.class);
    private final List<Stay.Contradiction> contradictions = new ArrayList<>();

    void flag(Stay.Flag flag) {
        flags.add(flag);
    }

    /** Passes on what is to be known about the time of a live event. */
    void flagTime(EventTime time) {
        for (EventTime.Flag flag : time.flags()) {
            switch (flag) {
                case FROM_MESSAGE_TIME -> flag(Stay.Flag.TIME_FROM_MESSAGE);
                case AMBIGUOUS_HOUR -> flag(Stay.Flag.TIME_AMBIGUOUS);
                case SKIPPED_HOUR -> flag(Stay.Flag.TIME_SKIPPED);
                case IN_THE_FUTURE -> flag(Stay.Flag.TIME_IN_THE_FUTURE);
                case SAME_AS_RECORDED -> {}
            }
        }
    }

    void contradiction(Stay.Code code, Fact fact) {
        contradictions.add(
                new Stay.Contradiction(code, fact.trigger(), fact.at().at()));
    }

    List<Stay.Flag> flags() {
        return List.copyOf(flags);
    }

    List<Stay.Contradiction> contradictions() {
        return contradictions;
    }
}
