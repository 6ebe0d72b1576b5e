package org.homeward.housing.flat;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.homeward.housing.flat.domain.StayInLine;
import org.homeward.housing.flat.domain.Waiting;
import org.homeward.housing.flat.persistence.StayEnds;
import org.homeward.housing.flat.persistence.WaitingList;
import org.homeward.housing.flat.persistence.WaitingList.Recorded;
import org.homeward.kit.db.RecordedTime;

/**
 * Lets the waiting list follow stays that end or are merged, in the transaction that learns of it. An offer whose
 * person waits no more is taken back a moment later ({@link LookAgain#expire}). Done again it ends the same.
 */
@ApplicationScoped
public class FollowStays {

    private final StayEnds stays;
    private final WaitingList line;

    FollowStays(StayEnds stays, WaitingList line) {
        this.stays = stays;
        this.line = line;
    }

    /** @param touched stays of which something has changed */
    public void settle(Connection connection, Collection<String> touched) throws SQLException {
        for (StayInLine stay : stays.lockInLine(connection, touched)) {
            settle(connection, stay);
        }
    }

    private void settle(Connection connection, StayInLine stay) throws SQLException {
        Map<UUID, Recorded> known = line.ofStay(connection, stay.stay()).stream()
                .collect(Collectors.toMap(one -> one.entry().id(), Function.identity()));
        List<Waiting> changed =
                stay.settle(known.values().stream().map(Recorded::entry).toList());
        if (changed.isEmpty()) {
            return;
        }
        Instant now = RecordedTime.read(connection);
        for (Waiting after : changed) {
            Recorded before = Objects.requireNonNull(known.get(after.id()));
            line.write(connection, new Recorded(after, before.trust(), before.version() + 1, now));
        }
    }
}
