package org.homeward.discharge.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.homeward.discharge.care.persistence.CareStays;
import org.homeward.discharge.person.AssessmentFollower;
import org.homeward.discharge.person.domain.TrustedAssessment;
import org.homeward.discharge.task.domain.Cause;
import org.homeward.discharge.task.domain.Causes;
import org.homeward.discharge.task.domain.Kind;
import org.homeward.discharge.task.persistence.RaisedTasks;

/** Lets the hub see to assessments that providers report back, until they accept them or another is made. */
@ApplicationScoped
class RaiseFlawedAssessments implements AssessmentFollower {

    private final RaisedTasks raised;
    private final CareStays stays;

    RaiseFlawedAssessments(RaisedTasks raised, CareStays stays) {
        this.raised = raised;
        this.stays = stays;
    }

    @Override
    public void follow(Connection connection, List<TrustedAssessment> all, Instant now) throws SQLException {
        for (TrustedAssessment made : all) {
            List<Cause> causes =
                    made.flaws().isEmpty() ? List.of() : Causes.of(made, stays.root(connection, made.stay()), all);
            raised.ofSubjects(connection, List.of(made.id()), List.of(Kind.ASSESSMENT_FLAWED), causes, now);
        }
    }
}
