package org.homeward.housing.job.persistence;

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

/** What the last record of each job on the topic must be. */
@ApplicationScoped
public class JobHeads implements Heads {

    private static final String VERSIONS = "select id, version from job";
    private static final String CURRENT = Jobs.SELECT + "where j.id = any(?::uuid[])";

    @Override
    public Map<String, Long> versions(Connection connection) throws SQLException {
        Map<String, Long> result = new HashMap<>();
        Rows.list(connection, VERSIONS, row -> result.put(Jobs.KEY + row.getString(1), row.getLong(2)));
        return result;
    }

    @Override
    public List<Event> current(Connection connection, Collection<String> keys) throws SQLException {
        List<String> ids = keys.stream()
                .filter(key -> key.startsWith(Jobs.KEY))
                .map(key -> key.substring(Jobs.KEY.length()))
                .toList();
        return Rows.list(connection, CURRENT, row -> Jobs.event("changed", Jobs.recorded(row)), texts(connection, ids));
    }
}
