package org.homeward.discharge.care.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import org.homeward.discharge.care.AnswerOffer;
import org.homeward.discharge.care.ChangePackage;
import org.homeward.discharge.care.RequestPackage;
import org.homeward.discharge.care.domain.Offer;
import org.homeward.discharge.care.domain.Refusal;
import org.homeward.discharge.care.domain.StayStanding;
import org.homeward.discharge.care.persistence.Packages.Recorded;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** What commands about packages and offers are answered: the result, or the reason and how things stand. */
@RequestScoped
class CareAnswers {

    private final CareViews views;
    private final ObjectMapper json;

    CareAnswers(CareViews views, ObjectMapper json) {
        this.views = views;
        this.json = json;
    }

    Answer requested(RequestPackage.Outcome outcome) {
        return switch (outcome) {
            case RequestPackage.Outcome.Requested(Recorded recorded) ->
                new Answer(
                        201,
                        text(views.of(recorded)),
                        "/v1/packages-of-care/" + recorded.known().id());
            case RequestPackage.Outcome.InHospital inHospital -> problem(conflict(Refusal.PERSON_IN_HOSPITAL));
            case RequestPackage.Outcome.NotForThisStay(String obstacle) ->
                problem(Problem.conflict("no-care-for-this-stay", whyNot(obstacle))
                        .with("reason", obstacle));
            case RequestPackage.Outcome.UnknownStay unknown ->
                problem(Problem.notFound().withDetail("there is no such stay"));
        };
    }

    private static String whyNot(String obstacle) {
        return StayStanding.isAtHome(obstacle)
                ? "the person has left hospital; say atHome if care is sought for them at home"
                : "no care can be sought for this stay now";
    }

    Answer answered(AnswerOffer.Outcome outcome) {
        return switch (outcome) {
            case AnswerOffer.Outcome.Answered(Recorded recorded, Offer offer) ->
                new Answer(200, text(views.offer(offer, recorded)), null);
            case AnswerOffer.Outcome.Refused(Recorded recorded, Offer offer, Refusal reason)
            when field(reason) instanceof String field ->
                problem(Problem.invalid(new Problem.FieldError(field, reason.detail())));
            case AnswerOffer.Outcome.Refused(Recorded recorded, Offer offer, Refusal reason) ->
                problem(Problem.conflict(reason.code(), reason.detail()).with("current", views.offer(offer, recorded)));
            case AnswerOffer.Outcome.UnknownOffer unknown ->
                problem(Problem.notFound().withDetail("there is no such offer"));
        };
    }

    Answer changed(ChangePackage.Outcome outcome) {
        return switch (outcome) {
            case ChangePackage.Outcome.Changed(Recorded recorded) -> new Answer(200, text(views.of(recorded)), null);
            case ChangePackage.Outcome.Refused(Recorded recorded, Refusal reason)
            when field(reason) instanceof String field ->
                problem(Problem.invalid(new Problem.FieldError(field, reason.detail())));
            case ChangePackage.Outcome.Refused(Recorded recorded, Refusal reason) ->
                problem(conflict(reason).with("current", views.of(recorded)));
            case ChangePackage.Outcome.ChangedSince(Recorded recorded) ->
                problem(Problem.changed("the package has changed since you read it")
                        .with("current", views.of(recorded)));
            case ChangePackage.Outcome.NotTheirs notTheirs ->
                problem(Problem.forbidden("this is for another provider of the package, or for the trust"));
            case ChangePackage.Outcome.UnknownPackage unknown ->
                problem(Problem.notFound().withDetail("there is no such package"));
        };
    }

    private static Problem conflict(Refusal reason) {
        Problem conflict = Problem.conflict(reason.code(), reason.detail());
        return reason.isUndecided() ? conflict.undecided() : conflict;
    }

    /** The field of the body that is the reason, null where it is the package. */
    private static @Nullable String field(Refusal reason) {
        return switch (reason) {
            case NOT_YET, LONG_BEFORE_ACCEPTANCE -> "startedAt";
            case LAST_VISIT_OVER -> "lastVisitAt";
            case STARTED_LONG_AGO, STARTS_TOO_LATE -> "startsAt";
            default -> null;
        };
    }

    private Answer problem(Problem problem) {
        return Answer.of(problem, json);
    }

    private String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new ProblemException(Problem.internal());
        }
    }

    static ObjectNode page() {
        return JsonNodeFactory.instance.objectNode();
    }
}
