package org.homeward.discharge.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.homeward.discharge.CaseOutcome;
import org.homeward.discharge.domain.CaseFact.CriteriaReviewed;
import org.homeward.discharge.domain.DelayBand;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.domain.London;
import org.homeward.discharge.persistence.CaseJson;
import org.homeward.discharge.persistence.CaseState;
import org.homeward.discharge.persistence.ReferenceData;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.http.Problem;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Cases and outcomes as they are answered. */
@ApplicationScoped
class CaseAnswers {

    private final ReferenceData reference;
    private final Deadlines deadlines;
    private final ObjectMapper json;

    CaseAnswers(ReferenceData reference, Deadlines deadlines, ObjectMapper json) {
        this.reference = reference;
        this.deadlines = deadlines;
        this.json = json;
    }

    /** The case as it stands, seen at {@code at}. */
    ObjectNode of(CaseState state, Instant at) {
        ObjectNode node = of(state.discharge(), at);
        node.put("claimedBy", state.claimedBy());
        time(node, "claimedAt", state.claimedAt());
        time(node, "recordedAt", state.recordedAt());
        return node.put("version", state.version());
    }

    /** A case, now or of another time. */
    ObjectNode of(DischargeCase discharge, Instant at) {
        ObjectNode node = CaseJson.withHistory(discharge, reference.delayReasons());
        LocalDate today = London.dateOf(at);
        Long days = discharge.delayDays(today);
        node.put("place", discharge.place() == null ? null : discharge.place().id());
        node.put("delayDays", days);
        node.put("delayBand", days == null ? null : DelayBand.of(days).text());
        node.put("lengthOfStay", discharge.lengthOfStay(today));
        node.put("reviewDue", isDue(discharge.reviewDueAt(), at));
        node.set("expectedDischarge", discharge.expected() == null ? null : CaseJson.expected(discharge.expected()));
        node.put("expectedDischargeOverdue", deadlines.overdue(discharge, at));
        node.set("pathway", discharge.pathway() == null ? null : CaseJson.pathway(discharge.pathway()));
        ArrayNode reviews = node.putArray("reviews");
        discharge.reviews().stream().map(CaseAnswers::review).forEach(reviews::add);
        return node;
    }

    /**
     * How the outcome of a command is told.
     *
     * @param status of success
     * @param timeField what the command calls its time
     * @param location path of what was recorded, null for none
     */
    Function<CaseOutcome, Answer> teller(
            int status, String timeField, Function<CaseOutcome.Recorded, @Nullable String> location) {
        return outcome -> switch (outcome) {
            case CaseOutcome.Recorded recorded -> {
                ObjectNode body = of(recorded.state(), recorded.state().recordedAt());
                body.put("id", recorded.subject().toString());
                yield new Answer(status, body.toString(), location.apply(recorded));
            }
            case CaseOutcome.Refused(String code, String detail, CaseState state) ->
                problem(Problem.conflict(code, detail).with("current", of(state, state.recordedAt())));
            case CaseOutcome.Changed(CaseState state) ->
                problem(Problem.changed("the case has changed since you read it")
                        .with("current", of(state, state.recordedAt())));
            case CaseOutcome.Merged(String into) ->
                problem(Problem.conflict("stay-merged", "the stay is part of another one")
                        .with("into", into));
            case CaseOutcome.Impossible(String field, String reason) ->
                problem(Problem.invalid(new Problem.FieldError(field.equals("at") ? timeField : field, reason)));
            case CaseOutcome.UnknownStay unknown -> problem(Problem.notFound().withDetail("there is no such stay"));
            case CaseOutcome.UnknownSuggestion unknown ->
                problem(Problem.notFound().withDetail("nothing such is suggested, or not any more"));
            case CaseOutcome.UnknownDelay unknown -> problem(Problem.notFound().withDetail("there is no such delay"));
        };
    }

    Answer problem(Problem problem) {
        return Answer.of(problem, json);
    }

    static void time(ObjectNode node, String name, @Nullable Instant time) {
        node.put(name, time == null ? null : Times.format(time));
    }

    private static ObjectNode review(CriteriaReviewed review) {
        ObjectNode node = CaseJson.review(review);
        time(node, "recordedAt", review.stamp().recordedAt());
        return node.put("source", review.stamp().source());
    }

    private static boolean isDue(@Nullable Instant due, Instant at) {
        return due != null && !due.isAfter(at);
    }
}
