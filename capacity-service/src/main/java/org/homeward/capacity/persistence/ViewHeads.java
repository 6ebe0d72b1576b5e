package org.homeward.capacity.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.kit.db.Rows;
import org.homeward.kit.event.Event;
import org.homeward.kit.outbox.Heads;

/** What the last record of each bed and ward on the topic must be. */
@ApplicationScoped
public class ViewHeads implements Heads {

    private static final String VERSIONS = "select target, version from live_view where version > 0";
    private static final String CURRENT =
            "select target, trust, version, recorded_at, data from live_view where version > 0 and target = any(?)";

    @Override
    public Map<String, Long> versions(Connection connection) throws SQLException {
        Map<String, Long> result = new HashMap<>();
        Rows.list(connection, VERSIONS, row -> result.put(LiveViews.key(row.getString(1)), row.getLong(2)));
        return result;
    }

    @Override
    public List<Event> current(Connection connection, Collection<String> keys) throws SQLException {
        List<String> targets = keys.stream()
                .filter(key -> key.startsWith("bed:") || key.startsWith("ward:"))
                .map(key -> key.substring(key.indexOf(':') + 1))
                .toList();
        return Rows.list(
                connection,
                CURRENT,
                row -> {
                    Instant recordedAt = Rows.instant(row, "recorded_at");
                    return LiveViews.event(
                            row.getString("target"),
                            row.getString("trust"),
                            row.getLong("version"),
                            row.getString("data"),
                            recordedAt,
                            recordedAt);
                },
                texts(connection, targets));
    }
}
