package org.homeward.housing.job.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.homeward.housing.api.HousingCaller;
import org.homeward.housing.job.ChangeJob;
import org.homeward.housing.job.FindJobs;
import org.homeward.housing.job.JobActor;
import org.homeward.housing.job.JobOutcome;
import org.homeward.housing.job.OrderJob;
import org.homeward.housing.job.persistence.JobLists;
import org.homeward.housing.job.persistence.Jobs;
import org.homeward.kit.http.ETags;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Work that is ordered for referrals: by the trust, done by its supplier. */
@Path("/v1/jobs")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class JobsResource {

    private static final String PATH = "/v1/jobs";

    private final OrderJob orderJob;
    private final ChangeJob changeJob;
    private final FindJobs findJobs;
    private final JobAnswers answers;
    private final HousingCaller caller;

    JobsResource(OrderJob orderJob, ChangeJob changeJob, FindJobs findJobs, JobAnswers answers, HousingCaller caller) {
        this.orderJob = orderJob;
        this.changeJob = changeJob;
        this.findJobs = findJobs;
        this.answers = answers;
        this.caller = caller;
    }

    @POST
    public Response order(byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        caller.require(HousingCaller.WRITE);
        JobBodies.OrderBody wanted = JobBodies.order(body);
        var once = new IdempotencyKeys.Command(key, caller.subject(), PATH, body);
        var command = new OrderJob.Command(wanted.about(), wanted.order(), actor(), once);
        return orderJob.order(command, answers::ordered).response();
    }

    @GET
    public ObjectNode list(@BeanParam JobQuery query) {
        caller.require(HousingCaller.READ);
        caller.requireSight();
        Instant now = Instant.now();
        Paging paging = query.paging();
        JobLists.Filter filter = query.filter(caller);
        List<JobLists.Listed> found = query.asksForAStay() && caller.ownOrganisation() != null
                ? List.of()
                : findJobs.list(filter, JobQuery.after(paging), paging.limit() + 1);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("asOf", Times.format(now));
        ArrayNode items = answer.putArray("items");
        found.stream().limit(paging.limit()).forEach(item -> items.add(told(item.recorded(), now)));
        boolean more = found.size() > paging.limit();
        return answer.put("next", more ? cursor(found.get(paging.limit() - 1)) : null);
    }

    /** The ETag is the job's version: what an If-Match is compared with. */
    @GET
    @Path("{id}")
    public Response one(@PathParam("id") String id) {
        caller.require(HousingCaller.READ);
        FindJobs.One one = findJobs.find(Given.id(id), actor());
        if (one == null) {
            throw ProblemException.notFound();
        }
        Jobs.Recorded recorded = one.recorded();
        return Response.ok(answers.of(one, caller.mayActFor(recorded.trust()), Instant.now()))
                .header(HttpHeaders.ETAG, ETags.ofVersion(recorded.version()))
                .build();
    }

    @POST
    @Path("{id}/{action:schedule|done|fail|cancel}")
    public Response change(
            @PathParam("id") String id,
            @PathParam("action") String action,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        caller.require(HousingCaller.WRITE);
        UUID job = Given.id(id);
        var command = new ChangeJob.Command(
                job,
                JobBodies.wish(action, body, Instant.now()),
                ETags.seenVersion(ifMatch),
                actor(),
                new IdempotencyKeys.Command(key, caller.subject(), PATH + '/' + job + '/' + action, body));
        return changeJob
                .change(command, outcome -> answers.changed(outcome, seesStay(outcome)))
                .response();
    }

    private ObjectNode told(Jobs.Recorded recorded, Instant now) {
        return answers.of(recorded, caller.mayActFor(recorded.trust()), now);
    }

    private boolean seesStay(JobOutcome outcome) {
        return switch (outcome) {
            case JobOutcome.Recorded(Jobs.Recorded recorded) -> caller.mayActFor(recorded.trust());
            case JobOutcome.Refused refused ->
                caller.mayActFor(refused.recorded().trust());
            case JobOutcome.ChangedSince changed ->
                caller.mayActFor(changed.recorded().trust());
            default -> false;
        };
    }

    private JobActor actor() {
        return new JobActor(caller.subject(), caller::mayActFor, caller::speaksFor);
    }

    private static String cursor(JobLists.Listed last) {
        return Paging.cursor(
                Times.format(last.dueAt()), last.recorded().job().id().toString());
    }
}
