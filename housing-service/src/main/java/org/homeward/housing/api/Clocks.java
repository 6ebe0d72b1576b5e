package org.homeward.housing.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.housing.referral.domain.Clock;
import org.homeward.kit.time.Times;

/** Clocks as they are answered: each with whether it is overdue, and that of the discharge with whether it is near. */
@ApplicationScoped
public class Clocks {

    private final Duration near;

    Clocks(@ConfigProperty(name = "homeward.referral.discharge-near") Duration near) {
        this.near = near;
    }

    /** Puts {@code overdue}, {@code dischargeNear} and each of the clocks. */
    public void put(ObjectNode node, List<Clock> clocks, Instant at) {
        node.put("overdue", clocks.stream().anyMatch(clock -> isOver(clock, at)));
        node.put("dischargeNear", clocks.stream().anyMatch(clock -> isNear(clock, at)));
        ArrayNode array = node.putArray("clocks");
        clocks.forEach(clock -> array.addObject()
                .put("of", clock.of().code())
                .put("dueAt", Times.format(clock.dueAt()))
                .put("overdue", isOver(clock, at)));
    }

    private boolean isNear(Clock clock, Instant at) {
        return clock.of() == Clock.Of.DISCHARGE
                && !isOver(clock, at)
                && clock.dueAt().isBefore(at.plus(near));
    }

    private static boolean isOver(Clock clock, Instant at) {
        return clock.dueAt().isBefore(at);
    }
}
