package org.homeward.admission;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.homeward.admission.domain.BedLog;
import org.homeward.admission.domain.BedStatus;
import org.homeward.admission.messaging.StateJson;
import org.homeward.admission.messaging.StayEvents;
import org.homeward.admission.persistence.Heads;
import org.homeward.kit.event.Event;

/**
 * What was said of each bed. Every message that says something of a bed makes a new version of its whole state, however
 * late it comes; the state is the same for every order of arrival.
 */
final class BedHeads {

    private BedHeads() {}

    /** Writes the new states of the beds, and gives the events that tell of them, one for each status. */
    static List<Event> write(Connection connection, List<BedStatus> statuses, Posting.Clock clock) throws SQLException {
        if (statuses.isEmpty()) {
            return List.of();
        }
        Set<String> keys = new LinkedHashSet<>();
        statuses.forEach(status -> keys.add(key(status)));
        Map<String, Heads.Row> heads = new HashMap<>(Heads.lock(connection, keys));
        Map<String, Heads.Row> changed = new LinkedHashMap<>();
        List<Event> events = new ArrayList<>();
        for (BedStatus status : statuses) {
            Heads.Row before = Objects.requireNonNull(heads.get(key(status)));
            if (!before.log().has(status)) {
                Heads.Row head = head(before, before.log().with(status), clock);
                heads.put(head.key(), head);
                changed.put(head.key(), head);
                events.add(StayEvents.of(head));
            }
        }
        if (!changed.isEmpty()) {
            Heads.save(connection, changed.values());
        }
        return events;
    }

    private static String key(BedStatus status) {
        return "bed:" + status.bed().id();
    }

    private static Heads.Row head(Heads.Row before, BedLog log, Posting.Clock clock) {
        BedStatus newest = log.newest();
        return new Heads.Row(
                before.key(),
                newest.trust(),
                newest.bed().id(),
                before.version() + 1,
                clock.next(before.recordedAt()),
                StayEvents.BED_STATUS_CHANGED,
                newest.source().sender(),
                newest.at().at(),
                StateJson.ofBed(log),
                log);
    }
}
