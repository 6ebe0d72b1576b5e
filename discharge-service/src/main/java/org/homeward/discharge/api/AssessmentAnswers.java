package org.homeward.discharge.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.homeward.discharge.domain.London;
import org.homeward.discharge.person.AnswerAssessment;
import org.homeward.discharge.person.AssessPerson.Outcome;
import org.homeward.discharge.person.domain.TrustedAssessment;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.Problem;

/** Trusted assessments and outcomes as they are answered. */
@ApplicationScoped
class AssessmentAnswers {

    private final CaseAnswers answers;

    AssessmentAnswers(CaseAnswers answers) {
        this.answers = answers;
    }

    static ObjectNode page(List<TrustedAssessment> assessments, Paging paging, Instant now) {
        return page(assessments, paging, made -> of(made, now));
    }

    /** As a provider sees them. */
    static ObjectNode pageToProvider(List<TrustedAssessment> assessments, Paging paging, Instant now) {
        return page(assessments, paging, made -> toProvider(made, now));
    }

    private static ObjectNode page(
            List<TrustedAssessment> assessments, Paging paging, Function<TrustedAssessment, ObjectNode> told) {
        return paging.addTo(
                JsonNodeFactory.instance.objectNode(),
                assessments,
                made -> made.id().toString(),
                told);
    }

    static ArrayNode items(List<TrustedAssessment> assessments, Instant now) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        assessments.forEach(made -> items.add(of(made, now)));
        return items;
    }

    Answer told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded(TrustedAssessment made) ->
                new Answer(201, of(made, made.recordedAt()).toString(), "/v1/people/" + made.person() + "/assessments");
            case Outcome.NoPerson nobody ->
                answers.problem(Problem.conflict("no-person", "nobody has said yet whose stay this is")
                        .undecided());
            case Outcome.Impossible(String field, String reason) ->
                answers.problem(Problem.invalid(new Problem.FieldError(field, reason)));
            case Outcome.UnknownStay unknown ->
                answers.problem(Problem.notFound().withDetail("there is no such stay"));
        };
    }

    Answer told(AnswerAssessment.Outcome outcome) {
        return switch (outcome) {
            case AnswerAssessment.Outcome.Recorded(TrustedAssessment made) ->
                new Answer(200, toProvider(made, made.recordedAt()).toString(), null);
            case AnswerAssessment.Outcome.UnknownAssessment unknown ->
                answers.problem(Problem.notFound().withDetail("the person has no such assessment"));
            case AnswerAssessment.Outcome.UnknownStay unknown ->
                answers.problem(Problem.notFound().withDetail("there is no stay for which you have promised care"));
        };
    }

    /** In which stay it was made, perhaps of another hospital, and who typed it there is not the provider's business. */
    private static ObjectNode toProvider(TrustedAssessment made, Instant now) {
        return of(made, now).putNull("stay").putNull("person").putNull("recordedBy");
    }

    private static ObjectNode of(TrustedAssessment made, Instant now) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", made.id().toString())
                .put("person", made.person())
                .put("stay", made.stay())
                .put("kind", made.kind())
                .put("assessor", made.assessor())
                .put("organisation", made.organisation());
        CaseAnswers.time(node, "assessedAt", made.assessedAt());
        node.put(
                        "validUntil",
                        made.validUntil() == null ? null : made.validUntil().toString())
                .put("valid", made.isValid(London.dateOf(now)))
                .put("summary", made.summary())
                .put("recordedBy", made.recordedBy());
        CaseAnswers.time(node, "recordedAt", made.recordedAt());
        ArrayNode given = node.putArray("answers");
        made.answers().forEach(answer -> {
            ObjectNode one = given.addObject()
                    .put("organisation", answer.organisation())
                    .put("accepted", answer.isAccepted())
                    .put("flaw", answer.flaw())
                    .put("by", answer.by());
            CaseAnswers.time(one, "at", answer.at());
        });
        return node;
    }
}
