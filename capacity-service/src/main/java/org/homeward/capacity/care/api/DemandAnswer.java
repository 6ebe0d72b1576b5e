package org.homeward.capacity.care.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.homeward.capacity.care.FindDemand.Week;
import org.homeward.capacity.care.domain.DemandWeek;
import org.homeward.capacity.care.domain.WhatIf;
import org.homeward.capacity.care.domain.WhatIf.Balance;
import org.jspecify.annotations.Nullable;

/**
 * A week of demand as it is told. To who may not see patients counts of 1 to {@value #MOST_HIDDEN} are null, with their
 * hours and the gap that would give them away: in one postcode sector they are somebody.
 *
 * @param everywhere whether it is of all areas
 * @param all whether small numbers are told
 * @param whatIf what is supposed besides; null for nothing
 */
record DemandAnswer(
        boolean everywhere, boolean all, @Nullable WhatIf whatIf) {

    private static final int MOST_HIDDEN = 4;

    ObjectNode week(Week week) {
        DemandWeek people = week.people();
        DemandWeek packages = week.packages();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("week", people.monday().toString())
                .put("pathway", people.pathway());
        if (everywhere) {
            node.putObject("people")
                    .put("asked", count(people.asked()))
                    .put("started", count(people.started()))
                    .put("waiting", count(people.waiting()))
                    .put("givenUp", count(people.givenUp()));
        } else {
            node.putNull("people");
        }
        if (packages == null) {
            node.putNull("packages");
        } else {
            packages(node.putObject("packages"), packages);
        }
        node.put("unit", packages == null ? "places" : "staff-hours-a-week");
        node.put("free", amount(week.free()));
        Balance now = balance(week);
        node.put("gap", now == null ? null : amount(now.gap()));
        if (whatIf != null) {
            supposed(node, now == null || hidesRunning(week) ? null : whatIf.of(people.pathway(), now));
        }
        return node;
    }

    private static void supposed(ObjectNode node, @Nullable Balance then) {
        if (then == null) {
            node.putNull("whatIf");
        } else {
            node.putObject("whatIf")
                    .put("waiting", amount(then.waiting()))
                    .put("running", amount(then.running()))
                    .put("free", amount(then.free()))
                    .put("gap", amount(then.gap()));
        }
    }

    /** Null where nobody has declared anything, or what waits is not told. */
    private @Nullable Balance balance(Week week) {
        Long free = week.free();
        DemandWeek packages = week.packages();
        if (free == null || packages == null && !everywhere) {
            return null;
        }
        DemandWeek.Sum waiting = (packages == null ? week.people() : packages).waiting();
        long running = packages == null ? 0 : packages.running().amount();
        return count(waiting) == null ? null : new Balance(waiting.amount(), running, free);
    }

    /** What is supposed of it would tell it. */
    private boolean hidesRunning(Week week) {
        return week.packages() != null && count(week.packages().running()) == null;
    }

    private void packages(ObjectNode node, DemandWeek week) {
        sum(node, "asked", week.asked());
        sum(node, "started", week.started());
        sum(node, "waiting", week.waiting());
        if (week.pathway() > 0) {
            sum(node, "running", week.running());
            sum(node, "ended", week.ended());
        }
        sum(node, "givenUp", week.givenUp());
    }

    private void sum(ObjectNode node, String name, DemandWeek.Sum sum) {
        Integer count = count(sum);
        node.putObject(name).put("count", count).put("staffHoursPerWeek", count == null ? null : amount(sum.amount()));
    }

    private @Nullable Integer count(DemandWeek.Sum sum) {
        return all || sum.count() == 0 || sum.count() > MOST_HIDDEN ? Integer.valueOf(sum.count()) : null;
    }

    private static @Nullable BigDecimal amount(@Nullable Long hundredths) {
        return hundredths == null ? null : BigDecimal.valueOf(hundredths, 2);
    }
}
