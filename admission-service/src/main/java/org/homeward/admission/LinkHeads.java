package org.homeward.admission;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.homeward.admission.domain.BedLog;
import org.homeward.admission.domain.Outcome;
import org.homeward.admission.domain.PatientLinks;
import org.homeward.admission.messaging.StateJson;
import org.homeward.admission.messaging.StayEvents;
import org.homeward.admission.persistence.Heads;
import org.homeward.admission.persistence.People;
import org.homeward.kit.event.Event;
import org.jspecify.annotations.Nullable;

/** Who is joined to whom: the whole link state of each patient to whom others are joined, or were. */
final class LinkHeads {

    private LinkHeads() {}

    /** Writes the link states that have changed, and gives the events that tell of them. */
    static List<Event> write(Connection connection, Posting posting) throws SQLException {
        Map<String, Wanted> wanted = new HashMap<>();
        posting.outcomes().forEach((ledger, outcome) -> {
            if (ledger.people().size() > 1) {
                wanted(ledger, outcome, wanted);
            }
        });
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<String, Heads.Row> stored = Heads.find(connection, wanted.keySet());
        List<Heads.Row> changed = new ArrayList<>();
        for (Wanted links : wanted.values()) {
            Heads.Row before = stored.get(links.key());
            byte[] state = StateJson.ofLinks(links.patient(), links.trust(), links.links());
            boolean news = before == null ? !links.links().isEmpty() : !Arrays.equals(state, before.state());
            if (news) {
                changed.add(links.head(before, state, posting));
            }
        }
        if (!changed.isEmpty()) {
            Heads.save(connection, changed);
        }
        return changed.stream().map(StayEvents::of).toList();
    }

    private static void wanted(Ledger ledger, Outcome outcome, Map<String, Wanted> wanted) {
        Map<String, SortedMap<UUID, UUID>> links = new HashMap<>();
        for (PatientLinks group : outcome.links()) {
            links.put(group.survivor(), links(ledger, group));
        }
        Posting.Cause cause = ledger.lastCause();
        for (People.Row person : ledger.people().values()) {
            String key = "patient:" + person.person();
            SortedMap<UUID, UUID> own = links.getOrDefault(person.number(), new TreeMap<>());
            wanted.put(key, new Wanted(key, person.person(), person.trust(), own, cause));
        }
    }

    private static SortedMap<UUID, UUID> links(Ledger ledger, PatientLinks group) {
        SortedMap<UUID, UUID> links = new TreeMap<>();
        People.Row survivor = ledger.people().get(group.survivor());
        for (String number : group.retired()) {
            People.Row retired = ledger.people().get(number);
            if (survivor != null && retired != null) {
                links.put(retired.person(), survivor.person());
            }
        }
        return links;
    }

    private record Wanted(String key, UUID patient, String trust, SortedMap<UUID, UUID> links, Posting.Cause cause) {

        Heads.Row head(Heads.@Nullable Row before, byte[] state, Posting posting) {
            return new Heads.Row(
                    key,
                    trust,
                    key,
                    before == null ? 1 : before.version() + 1,
                    posting.clock().next(before == null ? null : before.recordedAt()),
                    StayEvents.LINKS_CHANGED,
                    cause.sender(),
                    cause.occurredAt(),
                    state,
                    BedLog.EMPTY);
        }
    }
}
