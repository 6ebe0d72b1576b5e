package org.homeward.housing.referral.domain;

import java.time.LocalDate;
import java.util.function.Function;
import org.homeward.housing.referral.domain.Equipment.AwaitingTraining;
import org.homeward.housing.referral.domain.Equipment.Delivered;
import org.homeward.housing.referral.domain.Equipment.Open;
import org.homeward.housing.referral.domain.Equipment.Ordered;
import org.homeward.housing.referral.domain.Equipment.Requested;
import org.homeward.housing.referral.domain.Step.Taken;
import org.homeward.housing.referral.domain.Step.Unfit;
import org.jspecify.annotations.Nullable;

/** The steps of equipment and telecare. */
final class EquipmentSteps {

    private EquipmentSteps() {}

    static Step of(Equipment before, Wish wish) {
        return switch (wish) {
            case Wish.Order(var by) when before instanceof Requested requested -> order(by, requested::order);
            case Wish.Order(var by) when before instanceof Ordered ordered -> order(by, ordered::order);
            case Wish.Deliver(var on)
            when before instanceof Ordered ordered -> new Taken(ordered.deliver(on), "delivered");
            case Wish.Train() when before instanceof AwaitingTraining waiting -> new Taken(waiting.train(), "trained");
            case Wish.Complete() when before instanceof Delivered delivered -> Steps.complete(delivered.complete());
            case Wish.Withdraw() when before instanceof Open open -> Steps.withdraw(open.withdraw());
            case Wish.Close(var why)
            when before instanceof Open open -> Steps.close(why, Outcome.INCOMPLETE, open::close);
            default -> Steps.refuse("the equipment", before);
        };
    }

    private static Step order(@Nullable LocalDate deliverBy, Function<LocalDate, Ordered> ordered) {
        return deliverBy == null
                ? new Unfit("deliverBy", "is needed: the day that was promised")
                : new Taken(ordered.apply(deliverBy), "ordered");
    }
}
