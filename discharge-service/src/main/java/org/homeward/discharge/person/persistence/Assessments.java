package org.homeward.discharge.person.persistence;

import static org.homeward.kit.db.SqlArrays.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.homeward.discharge.person.domain.AssessmentAnswer;
import org.homeward.discharge.person.domain.TrustedAssessment;
import org.homeward.kit.db.Rows;

/** Trusted assessments, by the person that they are about, whatever number it had then. */
@ApplicationScoped
public class Assessments {

    private static final String ADD = """
            insert into trusted_assessment (id, person, trust, stay, kind, assessor, organisation, assessed_at, valid_until,
                                            summary, recorded_by, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String OF = "select * from trusted_assessment where person = any(?) order by assessed_at, id";
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('assessment'), hashtext(?))";
    private static final String ANSWER = "insert into assessment_answer values (?, ?, ?, ?, ?)";
    private static final String ANSWERS_OF = """
            select w.* from assessment_answer w join trusted_assessment a on a.id = w.assessment
            where a.person = any(?) order by w.answered_at, w.organisation""";

    private final People people;

    Assessments(People people) {
        this.people = people;
    }

    public void add(Connection connection, TrustedAssessment made) throws SQLException {
        Rows.write(
                connection,
                ADD,
                made.id(),
                made.person(),
                made.trust(),
                made.stay(),
                made.kind(),
                made.assessor(),
                made.organisation(),
                made.assessedAt(),
                made.validUntil(),
                made.summary(),
                made.recordedBy(),
                made.recordedAt());
    }

    /** All that were made of this person, the first first. */
    public List<TrustedAssessment> of(Connection connection, String person) throws SQLException {
        Array numbers = texts(connection, people.numbersOf(connection, person));
        Map<UUID, List<AssessmentAnswer>> answers = new HashMap<>();
        Rows.list(
                connection,
                ANSWERS_OF,
                row -> answers.computeIfAbsent(row.getObject("assessment", UUID.class), id -> new ArrayList<>())
                        .add(answer(row)),
                numbers);
        return Rows.list(connection, OF, Assessments::made, numbers).stream()
                .map(made -> made.with(answers.getOrDefault(made.id(), List.of())))
                .toList();
    }

    /** Nobody else answers or records an assessment of this person until the transaction ends. */
    public void lock(Connection connection, String person) throws SQLException {
        Rows.one(connection, LOCK, row -> true, person);
    }

    public void answer(Connection connection, UUID assessment, AssessmentAnswer answer) throws SQLException {
        Rows.write(connection, ANSWER, assessment, answer.organisation(), answer.flaw(), answer.by(), answer.at());
    }

    private static AssessmentAnswer answer(ResultSet row) throws SQLException {
        return new AssessmentAnswer(
                row.getString("organisation"),
                row.getString("flaw"),
                row.getString("answered_by"),
                Rows.instant(row, "answered_at"));
    }

    private static TrustedAssessment made(ResultSet row) throws SQLException {
        return new TrustedAssessment(
                row.getObject("id", UUID.class),
                row.getString("person"),
                row.getString("trust"),
                row.getString("stay"),
                row.getString("kind"),
                row.getString("assessor"),
                row.getString("organisation"),
                Rows.instant(row, "assessed_at"),
                row.getObject("valid_until", LocalDate.class),
                row.getString("summary"),
                row.getString("recorded_by"),
                Rows.instant(row, "recorded_at"),
                List.of());
    }
}
