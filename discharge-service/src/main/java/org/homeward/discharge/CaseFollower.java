package org.homeward.discharge;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.homeward.discharge.domain.DischargeCase;

/**
 * Somebody whose own records depend on cases. It is told inside the transaction that changes cases, with their rows
 * locked, of every change and of every movement of the patient; what it writes stands or falls with the change.
 */
@FunctionalInterface
public interface CaseFollower {

    /**
     * @param cases each once
     * @param now the recorded time of the change
     */
    void follow(Connection connection, List<DischargeCase> cases, Instant now) throws SQLException;
}
