package org.homeward.discharge.care.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.homeward.discharge.care.domain.PackageOfCare;

/**
 * Somebody whose own records depend on packages of care. It is told inside the transaction that changes one, with the
 * package's row locked; what it writes stands or falls with the change.
 */
@FunctionalInterface
public interface PackageFollower {

    /** @param now the recorded time of the change */
    void follow(Connection connection, PackageOfCare known, Instant now) throws SQLException;
}
