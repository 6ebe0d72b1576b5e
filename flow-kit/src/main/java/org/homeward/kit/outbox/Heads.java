package org.homeward.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.kit.event.Event;

/**
 * What the owner's table says the last record of each key on its topic must be. Both are read on a connection in auto
 * commit.
 */
public interface Heads {

    /** Every key that this owner has ever sent, with the version of its current state. */
    Map<String, Long> versions(Connection connection) throws SQLException;

    /** The event to send again for each of these keys that is its own: its state, with its version and recorded time. */
    List<Event> current(Connection connection, Collection<String> keys) throws SQLException;

    /** For a topic whose heads nobody can give: nothing is compared. */
    Heads NONE = new Heads() {
        @Override
        public Map<String, Long> versions(Connection connection) {
            return Map.of();
        }

        @Override
        public List<Event> current(Connection connection, Collection<String> keys) {
            return List.of();
        }
    };

    /** Several tables that send on one topic; each gives the events of the keys that are its own. */
    static Heads joined(List<Heads> parts) {
        return new Heads() {
            @Override
            public Map<String, Long> versions(Connection connection) throws SQLException {
                Map<String, Long> versions = new HashMap<>();
                for (Heads part : parts) {
                    versions.putAll(part.versions(connection));
                }
                return versions;
            }

            @Override
            public List<Event> current(Connection connection, Collection<String> keys) throws SQLException {
                List<Event> events = new ArrayList<>();
                for (Heads part : parts) {
                    events.addAll(part.current(connection, keys));
                }
                return events;
            }
        };
    }
}
