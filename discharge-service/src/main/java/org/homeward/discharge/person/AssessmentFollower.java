package org.homeward.discharge.person;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.homeward.discharge.person.domain.TrustedAssessment;

/** Whoever has to know what is said of assessments, in the same transaction. */
public interface AssessmentFollower {

    /** @param all of one person, the first first, as they stand now */
    void follow(Connection connection, List<TrustedAssessment> all, Instant now) throws SQLException;
}
