package org.homeward.housing.referral.domain;

import java.util.List;
import java.util.function.Function;
import org.homeward.housing.referral.domain.Step.Refused;
import org.homeward.housing.referral.domain.Step.Taken;
import org.homeward.housing.referral.domain.Step.Unfit;
import org.jspecify.annotations.Nullable;

/** Steps that several types have in common. */
final class Steps {

    private Steps() {}

    static Taken withdraw(State after) {
        return new Taken(after, "withdrawn");
    }

    static Taken complete(State after) {
        return new Taken(after, "completed");
    }

    static Refused refuse(String what, State before) {
        return new Refused(what + " is " + before.code());
    }

    /** Closes it with an outcome that it can have. */
    static Step close(@Nullable Outcome outcome, List<Outcome> allowed, Function<Outcome, State> closed) {
        return outcome != null && allowed.contains(outcome)
                ? new Taken(closed.apply(outcome), "closed")
                : new Unfit("outcome", "must be one of " + Outcome.codes(allowed));
    }

    /** Orders work, whose jobs have days of their own. */
    static Step orderWork(Wish.Order order, State ordered) {
        return order.deliverBy() == null
                ? new Taken(ordered, "ordered")
                : new Unfit("deliverBy", "is of equipment alone; jobs have their own due day");
    }
}
