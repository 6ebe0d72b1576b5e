package org.homeward.kit.outbox;

import static org.homeward.kit.db.SqlArrays.bigints;
import static org.homeward.kit.db.SqlArrays.bytes;
import static org.homeward.kit.db.SqlArrays.texts;
import static org.homeward.kit.db.SqlArrays.times;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.homeward.kit.db.RoundTrip;
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
        RoundTrip trip = new RoundTrip(connection);
        append(trip, events);
        trip.send();
    }

    /** The same, together with what else the round trip has. */
    public void append(RoundTrip trip, List<Event> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        Connection connection = trip.connection();
        trip.write(
                APPEND,
                topic,
                texts(connection, events, Event::key),
                texts(connection, events, Event::shardKey),
                texts(connection, events, Event::type),
                texts(connection, events, Event::source),
                texts(connection, events, Event::id),
                texts(connection, events, Event::subject),
                times(connection, events, Event::time),
                times(connection, events, Event::recordedTime),
                bigints(connection, events, Event::version),
                texts(connection, events, Event::traceparent),
                bytes(connection, events, Event::data));
    }
}
