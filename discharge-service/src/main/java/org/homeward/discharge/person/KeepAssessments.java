package org.homeward.discharge.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.homeward.discharge.person.domain.AssessmentAnswer;
import org.homeward.discharge.person.domain.TrustedAssessment;
import org.homeward.discharge.person.persistence.Assessments;

/** Writes what is new of a person's assessments, and tells those who follow them, in one transaction. */
@ApplicationScoped
class KeepAssessments {

    private final Assessments assessments;
    private final Instance<AssessmentFollower> followers;

    KeepAssessments(Assessments assessments, @Any Instance<AssessmentFollower> followers) {
        this.assessments = assessments;
        this.followers = followers;
    }

    /** All of the person, the first first, locked until the transaction ends. */
    List<TrustedAssessment> lock(Connection connection, String person) throws SQLException {
        assessments.lock(connection, person);
        return assessments.of(connection, person);
    }

    /** The person's are locked. */
    void add(Connection connection, TrustedAssessment made) throws SQLException {
        assessments.add(connection, made);
        tell(connection, assessments.of(connection, made.person()), made.recordedAt());
    }

    /** The person's are locked. @return the assessment as it stands now */
    TrustedAssessment answer(Connection connection, TrustedAssessment made, AssessmentAnswer answer)
            throws SQLException {
        UUID id = made.id();
        assessments.answer(connection, id, answer);
        List<TrustedAssessment> all = assessments.of(connection, made.person());
        tell(connection, all, answer.at());
        return all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private void tell(Connection connection, List<TrustedAssessment> all, Instant now) throws SQLException {
        for (AssessmentFollower follower : followers) {
            follower.follow(connection, all, now);
        }
    }
}
