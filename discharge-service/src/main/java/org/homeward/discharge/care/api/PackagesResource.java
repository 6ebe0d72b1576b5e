package org.homeward.discharge.care.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.homeward.discharge.care.Actor;
import org.homeward.discharge.care.ChangePackage;
import org.homeward.discharge.care.FindPackages;
import org.homeward.discharge.care.RequestPackage;
import org.homeward.discharge.care.domain.Past;
import org.homeward.discharge.care.persistence.PackageLists.Filter;
import org.homeward.discharge.care.persistence.Packages.Recorded;
import org.homeward.discharge.care.persistence.Reviews.Review;
import org.homeward.kit.http.ETags;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Packages of care: asked for, found, and what people do with them. */
@Path("/v1/packages-of-care")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PackagesResource {

    private static final String PATH = "/v1/packages-of-care";
    private static final List<String> STATUSES = List.of(
            "draft",
            "requested",
            "offered",
            "accepted",
            "started",
            "paused",
            "handback-notice",
            "lapsed",
            "withdrawn",
            "ended",
            "unsourced");
    private static final List<String> SOURCINGS =
            List.of("requested", "offered", "accepted", "unsourced", "called-off");

    private final RequestPackage request;
    private final ChangePackage change;
    private final FindPackages find;
    private final CareAnswers answers;
    private final CareViews views;
    private final CareCaller caller;

    PackagesResource(
            RequestPackage request,
            ChangePackage change,
            FindPackages find,
            CareAnswers answers,
            CareViews views,
            CareCaller caller) {
        this.request = request;
        this.change = change;
        this.find = find;
        this.answers = answers;
        this.views = views;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response request(byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        caller.caller().requireScope(CareCaller.BROKER);
        Actor actor = caller.actor();
        JsonNode wish = Fields.body(body, NeedBody.MEMBERS);
        var once = new IdempotencyKeys.Command(key, actor.subject(), PATH, body);
        var command = new RequestPackage.Command(
                Fields.text("stay", wish.path("stay")),
                NeedBody.read(wish),
                Fields.flag("atHome", wish.path("atHome")),
                actor,
                once);
        return request.request(command, answers::requested).response();
    }

    @GET
    public ObjectNode list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("sourcing") @Nullable String sourcing,
            @QueryParam("stay") @Nullable String stay,
            @QueryParam("person") @Nullable String person,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.requireSight();
        Given.oneOf("status", status, STATUSES);
        Given.oneOf("sourcing", sourcing, SOURCINGS);
        Paging paging = Paging.ofText(limit, cursor).requireParts(1);
        Filter filter = new Filter(
                caller.ownTrust(),
                caller.ownProvider(),
                status,
                sourcing,
                stay,
                person,
                Pages.after(paging),
                paging.limit() + 1);
        List<Recorded> found = find.list(filter);
        ObjectNode answer = CareAnswers.page();
        answer.putArray("items")
                .addAll(views.of(found.stream().limit(paging.limit()).toList()));
        return answer.put("next", Pages.next(found, paging, one -> one.known().id()));
    }

    @GET
    @Path("{id}")
    public Response one(
            @PathParam("id") String id,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("knownAt") @Nullable String knownAt) {
        caller.requireSight();
        Recorded recorded = find.find(Given.id(id));
        if (recorded == null || !caller.sees(recorded.known())) {
            throw ProblemException.notFound();
        }
        Instant at = Given.time("asOf", asOf);
        Instant known = Given.time("knownAt", knownAt);
        UUID about = recorded.known().id();
        return at == null && known == null
                ? Response.ok(views.withReviews(recorded, find.reviews(about)))
                        .header(HttpHeaders.ETAG, ETags.ofVersion(recorded.version()))
                        .build()
                : Response.ok(past(about, at, known)).build();
    }

    private ObjectNode past(UUID id, @Nullable Instant asOf, @Nullable Instant knownAt) {
        Past.Kept then = find.find(id, asOf, knownAt);
        if (then == null) {
            throw ProblemException.notFound();
        }
        Instant now = Instant.now();
        Instant at = asOf == null ? now : asOf;
        Instant until = knownAt != null && knownAt.isBefore(at) ? knownAt : at;
        List<Review> made = find.reviews(id).stream()
                .filter(review -> !review.recordedAt().isAfter(until))
                .toList();
        return views.past(then, until, made)
                .put("asOf", Times.format(at))
                .put("knownAt", knownAt == null ? null : Times.format(knownAt));
    }

    /** What happens to the package; {@link ChangeBody} says what each needs. */
    @POST
    @Path("{id}/{action:start|pause|restart|hand-back|end|review}")
    public Response change(
            @PathParam("id") String id,
            @PathParam("action") String action,
            byte[] body,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        Actor actor = caller.actor();
        UUID about = Given.id(id);
        var once = new IdempotencyKeys.Command(key, actor.subject(), PATH + "/" + about + "/" + action, body);
        var command = new ChangePackage.Command(
                about, ChangeBody.read(action, body), ETags.seenVersion(ifMatch), actor, once);
        return change.change(command, answers::changed).response();
    }
}
