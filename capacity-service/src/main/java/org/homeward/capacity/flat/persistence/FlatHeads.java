package org.homeward.capacity.flat.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.capacity.flat.persistence.FlatRecords.Row;
import org.homeward.kit.db.Rows;
import org.homeward.kit.event.Event;
import org.homeward.kit.outbox.Heads;

/** What the last record of each flat on the topic must be. */
@ApplicationScoped
public class FlatHeads implements Heads {

    private static final String VERSIONS = "select flat, version from flat_record where version > 0";
    private static final String CURRENT =
            "select flat, version, recorded_at, data from flat_record where version > 0 and flat = any(?)";

    @Override
    public Map<String, Long> versions(Connection connection) throws SQLException {
        Map<String, Long> result = new HashMap<>();
        Rows.list(connection, VERSIONS, row -> result.put(FlatRecords.KEY + row.getString(1), row.getLong(2)));
        return result;
    }

    @Override
    public List<Event> current(Connection connection, Collection<String> keys) throws SQLException {
        List<String> flats = keys.stream()
                .filter(key -> key.startsWith(FlatRecords.KEY))
                .map(key -> key.substring(FlatRecords.KEY.length()))
                .toList();
        return Rows.list(connection, CURRENT, Row::of, texts(connection, flats)).stream()
                .map(row -> row.event(row.recordedAt()))
                .toList();
    }
}
