package org.homeward.discharge.care.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.homeward.discharge.care.Actor;
import org.homeward.discharge.care.AnswerOffer;
import org.homeward.discharge.care.AnswerOffer.Says;
import org.homeward.discharge.care.FindPackages;
import org.homeward.discharge.care.domain.Offer;
import org.homeward.discharge.care.persistence.PackageLists.Asked;
import org.homeward.discharge.care.persistence.PackageLists.Filter;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Offers of packages: a provider's own, and its answers. */
@Path("/v1/offers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OffersResource {

    private static final String PATH = "/v1/offers";
    private static final List<String> STATUSES =
            Stream.of(Offer.Status.values()).map(Offer.Status::code).toList();
    private static final String USUAL_REASONS =
            "no-capacity-in-area, no-capacity-at-times, double-handed, skills, risk,"
                    + " rate, start-date, distance, staffing or other";

    private final AnswerOffer answer;
    private final FindPackages find;
    private final CareAnswers answers;
    private final CareViews views;
    private final CareCaller caller;

    OffersResource(AnswerOffer answer, FindPackages find, CareAnswers answers, CareViews views, CareCaller caller) {
        this.answer = answer;
        this.find = find;
        this.answers = answers;
        this.views = views;
        this.caller = caller;
    }

    @GET
    public ObjectNode list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.requireSight();
        Given.oneOf("status", status, STATUSES);
        Paging paging = Paging.ofText(limit, cursor).requireParts(1);
        Filter filter = new Filter(
                caller.ownTrust(),
                caller.ownProvider(),
                status,
                null,
                null,
                null,
                Pages.after(paging),
                paging.limit() + 1);
        List<Asked> found = find.offers(filter);
        ObjectNode page = CareAnswers.page();
        ArrayNode items = page.putArray("items");
        found.stream().limit(paging.limit()).forEach(one -> items.add(views.offer(one.offer(), one.about())));
        return page.put("next", Pages.next(found, paging, one -> one.offer().id()));
    }

    /** A provider who opens its offer has viewed it, and whoever asked learns that. */
    @GET
    @Path("{id}")
    public ObjectNode one(@PathParam("id") String id) {
        caller.requireSight();
        UUID offer = Given.id(id);
        Asked asked = find.offer(offer);
        if (asked == null
                || !caller.isProvider(asked.offer().provider())
                        && !caller.seesAll(asked.about().known())) {
            throw ProblemException.notFound();
        }
        if (asked.offer().provider().equals(caller.ownProvider())) {
            answer.view(offer);
            Asked viewed = find.offer(offer);
            asked = viewed == null ? asked : viewed;
        }
        return views.offer(asked.offer(), asked.about());
    }

    @POST
    @Path("{id}/accept")
    public Response accept(
            @PathParam("id") String id, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        Actor actor = caller.actor();
        Instant startsAt = Fields.timeOrDate(
                "startsAt", Fields.body(body, Set.of("startsAt")).path("startsAt"));
        if (startsAt == null) {
            throw ProblemException.field("startsAt", "is needed: an ISO-8601 time with an offset");
        }
        return answer(id, "accept", new Says.Accepts(startsAt), actor, new Sent(body, key));
    }

    @POST
    @Path("{id}/decline")
    public Response decline(
            @PathParam("id") String id, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        Actor actor = caller.actor();
        JsonNode reason = Fields.body(body, Set.of("reason")).path("reason");
        return answer(
                id,
                "decline",
                new Says.Declines(Fields.code("reason", reason, USUAL_REASONS)),
                actor,
                new Sent(body, key));
    }

    /** A command as it came. */
    @SuppressWarnings("ArrayRecordComponent") // Only ever hashed.
    private record Sent(byte[] body, @Nullable String key) {}

    private Response answer(String id, String action, Says says, Actor actor, Sent sent) {
        UUID offer = Given.id(id);
        var once = new IdempotencyKeys.Command(
                sent.key(), actor.subject(), PATH + "/" + offer + "/" + action, sent.body());
        return answer.answer(new AnswerOffer.Command(offer, says, actor, once), answers::answered)
                .response();
    }
}
