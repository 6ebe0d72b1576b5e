package org.homeward.housing.referral.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.housing.api.Clocks;
import org.homeward.housing.referral.FindReferrals;
import org.homeward.housing.referral.ReferralOutcome;
import org.homeward.housing.referral.domain.JobsSoFar;
import org.homeward.housing.referral.persistence.Referrals;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.http.Problem;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/**
 * Referrals and outcomes as they are answered. Who the person is stands in the answer of one referral alone; of whose stay
 * and of which patient it is, a trust learns for its own alone.
 */
@ApplicationScoped
class ReferralAnswers {

    private static final List<String> OF_THE_HOSPITAL = List.of("stay", "person");

    private final ObjectMapper json;
    private final ReferralCaller caller;
    private final Clocks clocks;
    private final Duration within;

    ReferralAnswers(
            ObjectMapper json,
            ReferralCaller caller,
            Clocks clocks,
            @ConfigProperty(name = "homeward.referral.receipt-within") Duration within) {
        this.json = json;
        this.caller = caller;
        this.clocks = clocks;
        this.within = within;
    }

    ObjectNode of(Referrals.Recorded recorded, Instant at) {
        ObjectNode node = object(recorded.data());
        node.remove("referral");
        if (!caller.seesStay(recorded.referral().trust())) {
            node.remove(OF_THE_HOSPITAL);
        }
        ObjectNode answer =
                json.createObjectNode().put("id", recorded.referral().id().toString());
        answer.setAll(node);
        clocks.put(answer, recorded.referral().clocks(within), at);
        return answer.put("recordedAt", Times.format(recorded.recordedAt())).put("version", recorded.version());
    }

    /** With the schemes that answer for it, which are the trust's. */
    private ObjectNode withSchemes(Referrals.Recorded recorded, List<String> schemes, Instant at) {
        ObjectNode node = of(recorded, at);
        if (caller.seesStay(recorded.referral().trust())) {
            schemes.forEach(node.putArray("schemes")::add);
        }
        return node;
    }

    /** With how far its jobs have got, where there are any. */
    ObjectNode of(Referrals.Recorded recorded, JobsSoFar jobs, List<String> schemes, Instant at) {
        ObjectNode node = withSchemes(recorded, schemes, at);
        if (!jobs.jobs().isEmpty()) {
            ObjectNode counts = node.putObject("jobs");
            jobs.counts().forEach(counts::put);
            node.put("allJobsDone", jobs.allDone());
        }
        return node;
    }

    ObjectNode of(FindReferrals.One one, Instant at) {
        ObjectNode node = of(one.recorded(), one.jobs(), one.schemes(), at);
        if (one.details() != null) {
            node.setAll(object(one.details()));
        }
        ArrayNode history = node.putArray("history");
        one.history()
                .forEach(done -> history.addObject()
                        .put("what", done.what())
                        .put("status", done.status())
                        .put("by", done.by())
                        .put("at", Times.format(done.at())));
        ArrayNode deliveries = node.putArray("deliveries");
        one.deliveries()
                .forEach(delivery -> deliveries
                        .addObject()
                        .put("kind", delivery.kind())
                        .put("status", delivery.status())
                        .put("attempts", delivery.attempts())
                        .put("nextAt", delivery.isWaiting() ? Times.format(delivery.nextAt()) : null));
        ArrayNode attempts = node.putArray("attempts");
        one.attempts()
                .forEach(attempt -> attempts.addObject()
                        .put("kind", attempt.kind())
                        .put("number", attempt.number())
                        .put("at", Times.format(attempt.begunAt()))
                        .put("outcome", attempt.outcome()));
        return node;
    }

    /** @param scheme that is to answer for it; null where there is none */
    Answer raised(ReferralOutcome outcome, @Nullable String scheme) {
        return outcome instanceof ReferralOutcome.Recorded(Referrals.Recorded recorded)
                ? new Answer(
                        201,
                        withSchemes(recorded, scheme == null ? List.of() : List.of(scheme), recorded.recordedAt())
                                .toString(),
                        "/v1/referrals/" + recorded.referral().id())
                : changed(outcome);
    }

    Answer changed(ReferralOutcome outcome) {
        return switch (outcome) {
            case ReferralOutcome.Recorded(Referrals.Recorded recorded) ->
                new Answer(200, of(recorded, recorded.recordedAt()).toString(), null);
            case ReferralOutcome.Refused(String detail, Referrals.Recorded recorded) ->
                problem(Problem.conflict("not-in-this-state", detail).with("current", of(recorded, Instant.now())));
            case ReferralOutcome.ChangedSince(Referrals.Recorded recorded) ->
                problem(Problem.changed("the referral has changed since you read it")
                        .with("current", of(recorded, Instant.now())));
            case ReferralOutcome.AlreadyReferred(Referrals.Recorded first) ->
                problem(Problem.conflict(
                                "already-referred",
                                "the authority has an open duty to refer of this stay: go on with that, or close or"
                                        + " withdraw it first")
                        .with("current", of(first, Instant.now())));
            case ReferralOutcome.Unfit(String field, String detail) -> problem(unfit(field, detail));
            case ReferralOutcome.Merged(String into) ->
                problem(Problem.conflict("stay-merged", "the stay is part of another one")
                        .with("into", into));
            case ReferralOutcome.Forbidden forbidden ->
                problem(Problem.forbidden("consent is taken where the person is"));
            case ReferralOutcome.UnknownStay unknown ->
                problem(Problem.notFound().withDetail("there is no such stay"));
            case ReferralOutcome.UnknownReferral unknown ->
                problem(Problem.notFound().withDetail("there is no such referral"));
        };
    }

    static Problem unfit(String field, String detail) {
        return new Problem(
                Problem.TYPES + "invalid",
                "Some fields do not fit this referral",
                422,
                null,
                List.of(new Problem.FieldError(field, detail)),
                Map.of());
    }

    private Answer problem(Problem problem) {
        return Answer.of(problem, json);
    }

    private ObjectNode object(String text) {
        try {
            return (ObjectNode) json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
