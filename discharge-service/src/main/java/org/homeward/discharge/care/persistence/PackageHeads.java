package org.homeward.discharge.care.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeward.discharge.care.domain.Offer;
import org.homeward.kit.db.Rows;
import org.homeward.kit.event.Event;
import org.homeward.kit.outbox.Heads;

/** What the last record of each package on the topic must be. */
@ApplicationScoped
public class PackageHeads implements Heads {

    private static final String VERSIONS = "select id, version from package_of_care";
    private static final String CURRENT = "select * from package_of_care where id = any(?)";

    private final Offers offers;

    PackageHeads(Offers offers) {
        this.offers = offers;
    }

    @Override
    public Map<String, Long> versions(Connection connection) throws SQLException {
        Map<String, Long> result = new HashMap<>();
        Rows.list(
                connection,
                VERSIONS,
                row -> result.put(PackageEvents.key(row.getObject(1, UUID.class)), row.getLong(2)));
        return result;
    }

    @Override
    public List<Event> current(Connection connection, Collection<String> keys) throws SQLException {
        List<UUID> ids = keys.stream().map(PackageEvents::idOf).toList();
        Map<UUID, List<Offer>> sent = offers.ofAll(connection, ids);
        return Rows.list(
                connection,
                CURRENT,
                row -> PackageEvents.event(
                        "changed",
                        Packages.recorded(row, sent.getOrDefault(row.getObject("id", UUID.class), List.of()))),
                connection.createArrayOf("uuid", ids.toArray()));
    }
}
