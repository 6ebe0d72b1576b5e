package org.homeward.discharge.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.kit.db.Rows;
import org.homeward.kit.event.Event;
import org.homeward.kit.outbox.Heads;

/** What the last record of each case on the topic must be. */
@ApplicationScoped
public class CaseHeads implements Heads {

    private static final String VERSIONS = "select stay, version from discharge_case where version > 0";
    private static final String CURRENT = """
            select stay, trust, version, recorded_at, data from discharge_case where version > 0 and stay = any(?)""";

    @Override
    public Map<String, Long> versions(Connection connection) throws SQLException {
        Map<String, Long> result = new HashMap<>();
        Rows.list(connection, VERSIONS, row -> result.put(CaseEvents.key(row.getString(1)), row.getLong(2)));
        return result;
    }

    @Override
    public List<Event> current(Connection connection, Collection<String> keys) throws SQLException {
        List<String> stays =
                keys.stream().map(key -> key.substring(key.indexOf(':') + 1)).toList();
        return Rows.list(
                connection,
                CURRENT,
                row -> CaseEvents.event(
                        "case-changed",
                        row.getString("stay"),
                        row.getString("trust"),
                        row.getLong("version"),
                        row.getString("data"),
                        Rows.instant(row, "recorded_at")),
                texts(connection, stays));
    }
}
