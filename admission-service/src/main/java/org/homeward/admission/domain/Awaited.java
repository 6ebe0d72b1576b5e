package org.homeward.admission.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a hospital awaits of a stay. A newer expectation replaces an older one of its kind. An A14 is met by the
 * admission, an A15 by the next move, an A16 by the discharge, which ends the others too.
 */
final class Awaited {

    private static final Set<Trigger> MOVES =
            Set.of(Trigger.A01, Trigger.A02, Trigger.A04, Trigger.A06, Trigger.A07, Trigger.A17);

    private final List<Stay.Expectation> all = new ArrayList<>();
    /** Index in {@link #all} of the one that is awaited, by kind; -1 for none. */
    private int arrival = -1;

    private int transfer = -1;
    private int discharge = -1;

    static boolean isExpectation(Trigger trigger) {
        return trigger == Trigger.A14 || trigger == Trigger.A15 || trigger == Trigger.A16;
    }

    void add(Fact fact, Phase phase) {
        Instant at = fact.at().at();
        Place place = fact.trigger() == Trigger.A16 ? null : fact.pendingPlace();
        all.add(new Stay.Expectation(fact.trigger(), at, fact.expectedAt(), place, null));
        int index = all.size() - 1;
        switch (fact.trigger()) {
            case A14 -> {
                end(arrival, at);
                arrival = index;
                if (phase.isAdmitted()) {
                    end(arrival, at);
                }
            }
            case A15 -> {
                end(transfer, at);
                transfer = index;
            }
            default -> {
                end(discharge, at);
                discharge = index;
            }
        }
    }

    /** A movement has taken place. */
    void meet(Fact movement, Phase before, Phase after) {
        if (all.isEmpty()) {
            return;
        }
        Instant at = movement.at().at();
        boolean ends = after instanceof Phase.Discharged && !(before instanceof Phase.Discharged);
        if (ends || (after.isAdmitted() && !before.isAdmitted())) {
            end(arrival, at);
        }
        if (ends || (after.isHere() && MOVES.contains(movement.trigger()))) {
            end(transfer, at);
        }
        if (ends) {
            end(discharge, at);
        }
    }

    List<Stay.Expectation> all() {
        return all;
    }

    private void end(int index, Instant at) {
        if (index >= 0 && all.get(index).until() == null) {
            Stay.Expectation met = all.get(index);
            all.set(index, new Stay.Expectation(met.event(), met.at(), met.expectedAt(), met.place(), at));
        }
    }
}
