package org.homeward.housing.job.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.homeward.housing.api.Clocks;
import org.homeward.housing.job.FindJobs;
import org.homeward.housing.job.JobOutcome;
import org.homeward.housing.job.persistence.JobJson;
import org.homeward.housing.job.persistence.Jobs;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.http.Problem;
import org.homeward.kit.time.Times;

/** Jobs and outcomes as they are answered. Whose stay it is for is told to the trust of the patient alone. */
@ApplicationScoped
class JobAnswers {

    private final ObjectMapper json;
    private final Clocks clocks;

    JobAnswers(ObjectMapper json, Clocks clocks) {
        this.json = json;
        this.clocks = clocks;
    }

    ObjectNode of(Jobs.Recorded recorded, boolean withStay, Instant at) {
        ObjectNode node = json.createObjectNode().put("id", recorded.job().id().toString());
        ObjectNode all = JobJson.of(recorded.job(), recorded.trust());
        all.remove("job");
        if (!withStay) {
            all.remove("stay");
        }
        node.setAll(all);
        clocks.put(node, recorded.job().clocks(), at);
        return node.put("recordedAt", Times.format(recorded.recordedAt())).put("version", recorded.version());
    }

    ObjectNode of(FindJobs.One one, boolean withStay, Instant at) {
        ObjectNode node = of(one.recorded(), withStay, at);
        ArrayNode history = node.putArray("history");
        one.history()
                .forEach(done -> history.addObject()
                        .put("what", done.what())
                        .put("by", done.by())
                        .put("at", Times.format(done.at())));
        return node;
    }

    Answer ordered(JobOutcome outcome) {
        return outcome instanceof JobOutcome.Recorded(Jobs.Recorded recorded)
                ? new Answer(
                        201,
                        of(recorded, true, recorded.recordedAt()).toString(),
                        "/v1/jobs/" + recorded.job().id())
                : changed(outcome, true);
    }

    Answer changed(JobOutcome outcome, boolean withStay) {
        return switch (outcome) {
            case JobOutcome.Recorded(Jobs.Recorded recorded) ->
                new Answer(200, of(recorded, withStay, recorded.recordedAt()).toString(), null);
            case JobOutcome.Refused(String detail, Jobs.Recorded recorded) ->
                problem(Problem.conflict("not-in-this-state", detail)
                        .with("current", of(recorded, withStay, Instant.now())));
            case JobOutcome.ChangedSince(Jobs.Recorded recorded) ->
                problem(Problem.changed("the job has changed since you read it")
                        .with("current", of(recorded, withStay, Instant.now())));
            case JobOutcome.NotForThisReferral refused ->
                problem(Problem.conflict("not-in-this-state", "no work can be ordered for the referral as it stands")
                        .with(
                                "current",
                                json.createObjectNode()
                                        .put(
                                                "id",
                                                refused.referral()
                                                        .referral()
                                                        .id()
                                                        .toString())
                                        .put(
                                                "type",
                                                refused.referral()
                                                        .referral()
                                                        .type()
                                                        .code())
                                        .put(
                                                "status",
                                                refused.referral()
                                                        .referral()
                                                        .state()
                                                        .code())));
            case JobOutcome.Forbidden forbidden ->
                problem(Problem.forbidden("a job is cancelled by those who have ordered it"));
            case JobOutcome.UnknownReferral unknown ->
                problem(Problem.notFound().withDetail("there is no such referral"));
            case JobOutcome.UnknownJob unknown -> problem(Problem.notFound().withDetail("there is no such job"));
        };
    }

    private Answer problem(Problem problem) {
        return Answer.of(problem, json);
    }
}
