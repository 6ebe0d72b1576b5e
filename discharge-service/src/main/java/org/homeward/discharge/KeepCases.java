package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.persistence.Cases;
import org.homeward.discharge.persistence.Worklist;
import org.homeward.kit.db.RecordedTime;

/** Brings cases and who works on them up to what is known, and tells those who follow them, in one transaction. */
@ApplicationScoped
class KeepCases {

    private final Cases cases;
    private final Worklist worklist;
    private final Instance<CaseFollower> followers;

    KeepCases(Cases cases, Worklist worklist, @Any Instance<CaseFollower> followers) {
        this.cases = cases;
        this.worklist = worklist;
        this.followers = followers;
    }

    void refresh(Connection connection, Collection<String> stays) throws SQLException {
        List<DischargeCase> refreshed = cases.refresh(connection, stays);
        if (refreshed.isEmpty()) {
            return;
        }
        worklist.free(connection, refreshed);
        if (followers.isUnsatisfied()) {
            return;
        }
        Instant now = RecordedTime.read(connection);
        for (CaseFollower follower : followers) {
            follower.follow(connection, refreshed, now);
        }
    }
}
