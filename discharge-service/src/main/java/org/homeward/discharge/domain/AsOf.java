package org.homeward.discharge.domain;

import java.time.Instant;
import java.util.List;
import org.homeward.discharge.domain.StayVersion.Expectation;
import org.homeward.discharge.domain.StayVersion.Movement;
import org.homeward.discharge.domain.StayVersion.Status;

/** A stay without what happened after an instant. */
public final class AsOf {

    private AsOf() {}

    public static StayVersion stay(Instant time, StayVersion stay) {
        List<Movement> movements = stay.movements().stream()
                .filter(movement -> !movement.at().isAfter(time))
                .toList();
        List<Expectation> expectations = stay.expectations().stream()
                .filter(expectation -> !expectation.at().isAfter(time))
                .toList();
        return new StayVersion(
                stay.stay(),
                stay.trust(),
                stay.version(),
                stay.recordedAt(),
                stay.source(),
                stay.patient(),
                status(stay, movements),
                stay.into(),
                stay.died() && movements.size() == stay.movements().size(),
                movements,
                expectations,
                stay.wayOut().asOf(time),
                stay.admissionClass());
    }

    /** A void stay was never there; one of which nothing had happened yet was not known to come. */
    private static Status status(StayVersion stay, List<Movement> movements) {
        if (stay.status().isVoid() || movements.size() == stay.movements().size()) {
            return stay.status();
        }
        return movements.isEmpty() ? Status.UNKNOWN : movements.getLast().status();
    }
}
