package org.homeward.admission;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeward.admission.domain.BedStatus;
import org.homeward.admission.domain.Fact;
import org.homeward.admission.domain.Trigger;
import org.homeward.admission.messaging.StateJson;
import org.homeward.admission.messaging.StayEvents;
import org.homeward.admission.persistence.Heads;
import org.homeward.kit.event.Event;
import org.jspecify.annotations.Nullable;

/** What was said last of each bed, by event time and the sender's sequence: late messages overwrite nothing newer. */
final class BedHeads {

    private static final Comparator<Fact.Source> SEQUENCE = Comparator.comparing(
                    Fact.Source::sequence, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Fact.Source::sentAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Fact.Source::controlId)
            .thenComparing(Fact.Source::sender);
    private static final Comparator<Fact> ORDER =
            Comparator.comparing((Fact fact) -> fact.at().at()).thenComparing(Fact::source, SEQUENCE);

    private BedHeads() {}

    /** Writes what is newer than what is known, and gives the events that tell of it. */
    static List<Event> write(Connection connection, List<BedStatus> statuses, Posting.Clock clock) throws SQLException {
        if (statuses.isEmpty()) {
            return List.of();
        }
        Map<String, BedStatus> newest = new LinkedHashMap<>();
        statuses.forEach(status ->
                newest.merge(key(status), status, (a, b) -> ORDER.compare(basis(a), basis(b)) >= 0 ? a : b));
        Map<String, Heads.Row> stored = new HashMap<>(Heads.lock(connection, newest.keySet()));
        List<Heads.Row> changed = new ArrayList<>();
        newest.forEach((key, status) -> {
            Heads.Row before = stored.get(key);
            if (before == null || before.basis() == null || ORDER.compare(basis(status), before.basis()) > 0) {
                changed.add(head(key, status, before, clock));
            }
        });
        if (!changed.isEmpty()) {
            Heads.save(connection, changed);
        }
        return changed.stream().map(StayEvents::of).toList();
    }

    private static String key(BedStatus status) {
        return "bed:" + status.bed().id();
    }

    private static Heads.Row head(String key, BedStatus status, Heads.@Nullable Row before, Posting.Clock clock) {
        return new Heads.Row(
                key,
                status.trust(),
                status.bed().id(),
                before == null ? 1 : before.version() + 1,
                clock.next(before == null ? null : before.recordedAt()),
                StayEvents.BED_STATUS_CHANGED,
                status.source().sender(),
                status.at().at(),
                StateJson.ofBed(status),
                basis(status));
    }

    private static Fact basis(BedStatus status) {
        return new Fact(
                status.source(),
                status.trust(),
                Trigger.A20,
                status.at(),
                null,
                null,
                null,
                status.bed(),
                null,
                null,
                null,
                null,
                Fact.Details.NONE);
    }
}
