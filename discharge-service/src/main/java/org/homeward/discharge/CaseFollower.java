package org.homeward.discharge;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.homeward.discharge.domain.DischargeCase;

/**
 * Somebody whose own records depend on a case. It is told inside the transaction that changes the case, with the case's
 * row locked, of every change and of every movement of the patient; what it writes stands or falls with the change.
 */
@FunctionalInterface
public interface CaseFollower {

    /** @param now the recorded time of the change */
    void follow(Connection connection, DischargeCase discharge, Instant now) throws SQLException;
}
