package org.homeward.discharge.care;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Somebody whose own records depend on everything that is known of a person: all stays and all packages of care. It is told
 * last, inside the transaction that has changed any of it; what it writes stands or falls with the change.
 */
@FunctionalInterface
public interface PersonFollower {

    /** @param stays of the people of whom something has changed */
    void follow(Connection connection, Collection<String> stays) throws SQLException;
}
