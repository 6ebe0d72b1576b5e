package org.homeward.capacity.care.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.capacity.care.persistence.CareRecords.Row;
import org.homeward.kit.db.Rows;
import org.homeward.kit.event.Event;
import org.homeward.kit.outbox.Heads;

/** What the last record of each provider and of each of its lines on the topic must be. */
@ApplicationScoped
public class CareHeads implements Heads {

    private static final String VERSIONS = "select key, version from care_record";
    private static final String CURRENT = "select key, version, recorded_at, data from care_record where key = any(?)";

    @Override
    public Map<String, Long> versions(Connection connection) throws SQLException {
        Map<String, Long> result = new HashMap<>();
        Rows.list(connection, VERSIONS, row -> result.put(row.getString(1), row.getLong(2)));
        return result;
    }

    @Override
    public List<Event> current(Connection connection, Collection<String> keys) throws SQLException {
        return Rows.list(connection, CURRENT, Row::of, texts(connection, keys)).stream()
                .map(row -> row.event(row.recordedAt()))
                .toList();
    }
}
