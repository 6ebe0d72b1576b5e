package org.homeward.kit.outbox;

import static org.homeward.kit.db.SqlArrays.bigints;
import static org.homeward.kit.db.SqlArrays.bytes;
import static org.homeward.kit.db.SqlArrays.texts;
import static org.homeward.kit.db.SqlArrays.times;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.homeward.kit.event.Event;

/**
 * Events of one topic, written in the transaction of the state that they tell of. The table is in {@code
 * db/kit/V0_1__outbox.sql}. Append after the aggregate's lock is held: then the versions of a key have ascending ids.
 * Kick the relay after the commit.
 */
public final class Outbox {

    private static final String APPEND = """
            insert into outbox (topic, key, shard_key, type, source, event_id, subject,
                                occurred_at, recorded_at, version, traceparent, data)
            select ?, e.* from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as e""";

    private final String topic;

    public Outbox(String topic) {
        this.topic = topic;
    }

    /** One statement, whatever the number of events; their order is kept. */
    public void append(Connection connection, List<Event> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
            insert.setString(1, topic);
            insert.setArray(2, texts(connection, events, Event::key));
            insert.setArray(3, texts(connection, events, Event::shardKey));
            insert.setArray(4, texts(connection, events, Event::type));
            insert.setArray(5, texts(connection, events, Event::source));
            insert.setArray(6, texts(connection, events, Event::id));
            insert.setArray(7, texts(connection, events, Event::subject));
            insert.setArray(8, times(connection, events, Event::time));
            insert.setArray(9, times(connection, events, Event::recordedTime));
            insert.setArray(10, bigints(connection, events, Event::version));
            insert.setArray(11, texts(connection, events, Event::traceparent));
            insert.setArray(12, bytes(connection, events, Event::data));
            insert.executeUpdate();
        }
    }
}
