package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.homeward.discharge.care.PersonFollower;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.persistence.CaseState;
import org.homeward.discharge.persistence.Cases;

/** Brings cases up to what is known, and tells those who follow them, in one transaction. */
@ApplicationScoped
class KeepCases {

    private final Cases cases;
    private final Instance<CaseFollower> followers;
    private final Instance<PersonFollower> personFollowers;

    KeepCases(Cases cases, @Any Instance<CaseFollower> followers, @Any Instance<PersonFollower> personFollowers) {
        this.cases = cases;
        this.followers = followers;
        this.personFollowers = personFollowers;
    }

    /** Keeps the cases of these stays from changing until the transaction ends. */
    void hold(Connection connection, Collection<String> stays) throws SQLException {
        cases.hold(connection, stays);
    }

    /** Gives the cases of these stays, and of all that they are part of, as they are now. */
    Cases.Kept refresh(Connection connection, Collection<String> stays) throws SQLException {
        return refresh(connection, stays, Set.of());
    }

    /** @param concerned stays of other people, of whom something has changed that is in no case */
    Cases.Kept refresh(Connection connection, Collection<String> stays, Set<String> concerned) throws SQLException {
        Cases.Kept kept = cases.refresh(connection, stays);
        List<DischargeCase> refreshed =
                kept.states().stream().map(CaseState::discharge).toList();
        if (!refreshed.isEmpty()) {
            for (CaseFollower follower : followers) {
                follower.follow(connection, refreshed, kept.at());
            }
        }
        Set<String> concernedToo = new TreeSet<>(concerned);
        refreshed.forEach(discharge -> concernedToo.add(discharge.stay()));
        if (!concernedToo.isEmpty()) {
            for (PersonFollower follower : personFollowers) {
                follower.follow(connection, concernedToo);
            }
        }
        return kept;
    }
}
