package org.homeward.housing.referral.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeward.kit.db.Rows;
import org.homeward.kit.event.Event;
import org.homeward.kit.outbox.Heads;

/** What the last record of each referral on the topic must be. */
@ApplicationScoped
public class ReferralHeads implements Heads {

    private static final String VERSIONS = "select id, version from referral";
    private static final String CURRENT = Referrals.SELECT + "where r.id = any(?::uuid[])";

    @Override
    public Map<String, Long> versions(Connection connection) throws SQLException {
        Map<String, Long> result = new HashMap<>();
        Rows.list(connection, VERSIONS, row -> result.put(Referrals.key(row.getObject(1, UUID.class)), row.getLong(2)));
        return result;
    }

    @Override
    public List<Event> current(Connection connection, Collection<String> keys) throws SQLException {
        List<String> ids = keys.stream()
                .filter(key -> key.startsWith(Referrals.KEY))
                .map(key -> key.substring(Referrals.KEY.length()))
                .toList();
        return Rows.list(
                connection,
                CURRENT,
                row -> {
                    Referrals.Recorded head = Referrals.recorded(row);
                    return Referrals.event(
                            "referral-changed", head.referral(), head.version(), head.data(), head.recordedAt());
                },
                texts(connection, ids));
    }
}
