package org.homeward.housing.flat.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.housing.flat.domain.Booking;
import org.homeward.kit.db.Rows;
import org.homeward.kit.event.Event;
import org.homeward.kit.outbox.Heads;

/** What the last record of each flat, each booking and each of those who wait on the topic must be. */
@ApplicationScoped
public class FlatHeads implements Heads {

    private static final String VERSIONS = """
            select 'flat:' || id, version from flat union all select 'booking:' || id, version from booking
            union all select 'waiting:' || id, version from waiting""";
    private static final String FLATS = Flats.SELECT + "where f.id = any(?)";
    private static final String BOOKINGS = Bookings.SELECT + "where b.id = any(?::uuid[])";

    private static final String WAITING = WaitingList.SELECT + "where w.id = any(?::uuid[])";

    private final Bookings bookings;

    FlatHeads(Bookings bookings) {
        this.bookings = bookings;
    }

    @Override
    public Map<String, Long> versions(Connection connection) throws SQLException {
        Map<String, Long> result = new HashMap<>();
        Rows.list(connection, VERSIONS, row -> result.put(row.getString(1), row.getLong(2)));
        return result;
    }

    @Override
    public List<Event> current(Connection connection, Collection<String> keys) throws SQLException {
        List<String> flats = ids(keys, FlatEvents.FLAT);
        Map<String, List<Booking>> open = bookings.open(connection, flats);
        List<Event> events = new ArrayList<>(Rows.list(
                connection,
                FLATS,
                row -> {
                    Flats.Recorded head = Flats.recorded(row);
                    return FlatEvents.flat(head, open.getOrDefault(head.flat().id(), List.of()));
                },
                texts(connection, flats)));
        events.addAll(Rows.list(
                connection,
                BOOKINGS,
                row -> FlatEvents.booking("changed", Bookings.recorded(row)),
                texts(connection, ids(keys, FlatEvents.BOOKING))));
        events.addAll(Rows.list(
                connection,
                WAITING,
                row -> FlatEvents.waiting(WaitingList.recorded(row)),
                texts(connection, ids(keys, FlatEvents.WAITING))));
        return events;
    }

    private static List<String> ids(Collection<String> keys, String kind) {
        return keys.stream()
                .filter(key -> key.startsWith(kind))
                .map(key -> key.substring(kind.length()))
                .toList();
    }
}
