package org.homeward.discharge.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.homeward.discharge.domain.CaseFact.CriteriaReviewed;
import org.homeward.discharge.domain.ReadyPeriod.Ending;
import org.jspecify.annotations.Nullable;

/**
 * The periods without criteria to reside, from the reviews in the order in which they were so and the presences of the
 * stay. Reviews from outside the stay begin and end nothing; a new admission under the same number begins anew.
 */
final class ReadyPeriods {

    private final List<ReadyPeriod> closed = new ArrayList<>();
    private @Nullable ReadyPeriod open;

    private ReadyPeriods() {}

    static List<ReadyPeriod> of(List<Presence> presences, List<CriteriaReviewed> reviews) {
        ReadyPeriods periods = new ReadyPeriods();
        for (Presence presence : presences) {
            reviews.stream()
                    .filter(review -> presence.covers(review.stamp().occurredAt()))
                    .forEach(periods::add);
            if (presence.until() != null) {
                periods.end(presence.until(), Ending.DISCHARGED, null);
            }
        }
        if (periods.open != null) {
            periods.closed.add(periods.open);
        }
        return List.copyOf(periods.closed);
    }

    /** The period that a discharge ready date may be taken from: the last one, unless criteria were met after it. */
    static @Nullable ReadyPeriod deciding(List<Presence> presences, List<ReadyPeriod> periods) {
        if (presences.isEmpty() || periods.isEmpty()) {
            return null;
        }
        ReadyPeriod last = periods.getLast();
        boolean ofThisPresence = !last.start().isBefore(presences.getLast().from());
        return ofThisPresence && last.ending() != Ending.CRITERIA_MET_AGAIN ? last : null;
    }

    private void add(CriteriaReviewed review) {
        Instant at = review.stamp().occurredAt();
        if (!review.criterion().isNone()) {
            end(at, Ending.CRITERIA_MET_AGAIN, review.criterion().code());
        } else if (open == null) {
            open = new ReadyPeriod(at, review.stamp().by(), null, null, null);
        }
    }

    private void end(Instant at, Ending why, @Nullable String criterion) {
        ReadyPeriod period = open;
        open = null;
        if (period != null) {
            ReadyPeriod ended = period.ended(at, why, criterion);
            if (!ended.isEmpty() || why == Ending.DISCHARGED) {
                closed.add(ended);
            }
        }
    }
}
