package org.homeward.capacity.care.domain;

import java.time.Instant;
import org.homeward.capacity.care.domain.CareService.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What is free for new starts, by pathway: home care is pathway 1, reablement places and intermediate care beds are 2, care
 * homes are 3 (facts 1.3 and 9.2). A restart on pathway 0 needs no more than its provider has kept. Virtual wards belong to
 * none. What is over-committed takes nothing from others, and what has expired or is not accepting is not free.
 */
public final class PathwayCapacity {

    private static final int PATHWAYS = 4;

    private final @Nullable Long[] free = new @Nullable Long[PATHWAYS];

    public void add(Availability line, Instant at) {
        int pathway = pathway(line.line().service());
        Long amount = line.amount();
        if (pathway > 0 && amount != null && !line.isExpiredAt(at)) {
            Free declared = line.free();
            boolean accepts = declared != null && declared.canAccept() != Free.CanAccept.NO;
            Long before = free[pathway];
            free[pathway] = (before == null ? 0 : before) + (accepts ? Math.max(0, amount) : 0);
        }
    }

    /** Hundredths of a staff hour a week, or of a place; null where nothing is declared. */
    public @Nullable Long of(int pathway) {
        return free[pathway];
    }

    private static int pathway(String service) {
        if (CareService.unitOf(service) == Unit.HOURS) {
            return 1;
        }
        return switch (service) {
            case "reablement-place", "intermediate-care-bed" -> 2;
            case "virtual-ward" -> 0;
            default -> 3;
        };
    }
}
