package org.homeward.admission.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.admission.persistence.Stays;
import org.homeward.kit.event.Event;
import org.homeward.kit.outbox.Heads;

/**
 * What the last record of each key on the topic must be. Swaps are left out: both stays of a swap stand under their own
 * keys, in the same version.
 */
public final class AdmissionHeads implements Heads {

    @Override
    public Map<String, Long> versions(Connection connection) throws SQLException {
        Map<String, Long> versions = new HashMap<>(Stays.versions(connection));
        versions.putAll(org.homeward.admission.persistence.Heads.versions(connection));
        return versions;
    }

    @Override
    public List<Event> current(Connection connection, Collection<String> keys) throws SQLException {
        List<Event> events = new ArrayList<>();
        Stays.find(connection, keys).forEach(stay -> events.add(StayEvents.of(stay)));
        org.homeward.admission.persistence.Heads.find(connection, keys)
                .values()
                .forEach(head -> events.add(StayEvents.of(head)));
        return events;
    }
}
