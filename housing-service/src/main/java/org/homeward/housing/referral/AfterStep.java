package org.homeward.housing.referral;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.homeward.housing.referral.domain.Referral;

/** What follows elsewhere from a step of a referral, within its transaction and under its lock. */
public interface AfterStep {

    /** @param by who asked for the step */
    void taken(Connection connection, Referral after, String by, Instant now) throws SQLException;
}
