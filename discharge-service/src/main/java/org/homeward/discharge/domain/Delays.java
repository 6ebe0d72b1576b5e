package org.homeward.discharge.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeward.discharge.domain.CaseFact.DelayClosed;
import org.homeward.discharge.domain.CaseFact.DelayOpened;
import org.jspecify.annotations.Nullable;

/** The delay ledger: every wait with its end, which is what was said first, or the end of the stay. */
final class Delays {

    private Delays() {}

    /**
     * @param facts in the order in which they were so
     * @param isVoid whether the stay is as if it had not been: nobody has waited in it
     */
    static List<Delay> of(List<CaseFact> facts, List<Presence> presences, boolean isVoid) {
        Map<UUID, DelayClosed> closings = new HashMap<>();
        List<Delay> delays = new ArrayList<>();
        for (CaseFact fact : facts) {
            if (fact instanceof DelayClosed closed) {
                closings.putIfAbsent(closed.delay(), closed);
            }
        }
        for (CaseFact fact : facts) {
            if (fact instanceof DelayOpened opened) {
                Instant from = opened.stamp().occurredAt();
                Instant end = isVoid ? from : end(presences, from);
                delays.add(delay(opened, closings.get(opened.delay()), end));
            }
        }
        return List.copyOf(delays);
    }

    private static Delay delay(DelayOpened opened, @Nullable DelayClosed closed, @Nullable Instant endOfStay) {
        Instant from = opened.stamp().occurredAt();
        Instant said = closed == null ? null : closed.stamp().occurredAt();
        boolean endedByStay = endOfStay != null && (said == null || said.isAfter(endOfStay));
        Instant until = endedByStay ? endOfStay : said;
        return new Delay(
                opened.delay(),
                opened.reason(),
                opened.owner(),
                opened.organisation(),
                from,
                opened.stamp().by(),
                until != null && until.isBefore(from) ? from : until,
                closed == null || endedByStay ? null : closed.stamp().by());
    }

    /** The end of the presence in which, or before which, the wait began; of a wait after all of them the last one's. */
    private static @Nullable Instant end(List<Presence> presences, Instant from) {
        for (Presence presence : presences) {
            if (presence.until() == null || !presence.until().isBefore(from)) {
                return presence.until();
            }
        }
        return presences.isEmpty() ? null : presences.getLast().until();
    }
}
