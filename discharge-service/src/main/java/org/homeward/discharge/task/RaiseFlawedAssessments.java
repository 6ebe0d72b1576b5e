package org.homeward.discharge.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.homeward.discharge.person.AssessmentFollower;
import org.homeward.discharge.person.domain.TrustedAssessment;
import org.homeward.discharge.person.persistence.People;
import org.homeward.discharge.task.domain.Causes;
import org.homeward.discharge.task.domain.Kind;
import org.homeward.discharge.task.persistence.RaisedTasks;

/** Lets the hub see to assessments that providers report back, until they accept them or another is made. */
@ApplicationScoped
class RaiseFlawedAssessments implements AssessmentFollower {

    private final RaisedTasks raised;
    private final People people;

    RaiseFlawedAssessments(RaisedTasks raised, People people) {
        this.raised = raised;
        this.people = people;
    }

    @Override
    public void follow(Connection connection, List<TrustedAssessment> all, Instant now) throws SQLException {
        for (TrustedAssessment made : all) {
            raised.ofSubject(connection, made.id(), List.of(Kind.ASSESSMENT_FLAWED), Causes.of(made, all), now);
        }
        if (!all.isEmpty()) {
            raised.follow(
                    connection,
                    people.staysOf(connection, all.getFirst().person()).stream()
                            .map(People.StayOf::stay)
                            .toList());
        }
    }
}
