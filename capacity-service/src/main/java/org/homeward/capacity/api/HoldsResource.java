package org.homeward.capacity.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.homeward.capacity.EndHolds;
import org.homeward.capacity.FindHolds;
import org.homeward.capacity.HoldBed;
import org.homeward.capacity.domain.Hold;
import org.homeward.capacity.persistence.Holds;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.Caller;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Holds of beds: asked for, refused with a reason, released. */
@Path("/v1/holds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class HoldsResource {

    private static final String SCOPE = "beds:hold";

    /** A wish for a bed, for a stay or for a purpose. */
    public record Wish(
            @Nullable String bed,
            @Nullable String stay,
            @Nullable String purpose,
            @Nullable String until) {}

    private final HoldBed holdBed;
    private final EndHolds endHolds;
    private final FindHolds findHolds;
    private final HoldAnswers answers;
    private final Caller caller;

    HoldsResource(HoldBed holdBed, EndHolds endHolds, FindHolds findHolds, HoldAnswers answers, Caller caller) {
        this.holdBed = holdBed;
        this.endHolds = endHolds;
        this.findHolds = findHolds;
        this.answers = answers;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response hold(byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        caller.requireScope(SCOPE);
        Wish wish = Bodies.read(body, Wish.class);
        Instant until = Given.time("until", wish.until());
        check(wish, until);
        IdempotencyKeys.Answer answer = holdBed.hold(
                new HoldBed.Command(
                        Ids.bed("bed", wish.bed()).id(),
                        wish.stay(),
                        wish.purpose(),
                        until == null ? Instant.EPOCH : until,
                        caller.subject(),
                        caller::mayActFor,
                        new IdempotencyKeys.Command(key, caller.subject(), "/v1/holds", body)),
                answers::of);
        return answer.response();
    }

    @GET
    public ObjectNode list(
            @QueryParam("bed") @Nullable String bed,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.requireScope(SCOPE);
        if (state != null && !state.equals("live") && !state.equals("all")) {
            throw ProblemException.field("state", "must be live or all");
        }
        Paging paging = Paging.ofText(limit, cursor).requireParts(1);
        String after =
                paging.afterKey() == null ? null : Given.id(paging.afterKey()).toString();
        FindHolds.Found answered = findHolds.list(
                ownTrust(),
                bed == null ? null : Ids.bed("bed", bed).id(),
                !"all".equals(state),
                after,
                paging.limit() + 1);
        List<Holds.Recorded> found = answered.holds();
        ObjectNode answer = Answers.of(answered.freshness());
        ArrayNode items = answer.putArray("items");
        found.stream().limit(paging.limit()).forEach(hold -> items.add(HoldAnswers.hold(hold)));
        boolean more = found.size() > paging.limit();
        Hold last = more ? found.get(paging.limit() - 1).hold() : null;
        return answer.put("next", last == null ? null : Paging.cursor(last.id().toString()));
    }

    @GET
    @Path("{id}")
    public ObjectNode one(@PathParam("id") String id) {
        caller.requireScope(SCOPE);
        FindHolds.Found found = findHolds.find(Given.id(id));
        Holds.Recorded hold = found.holds().isEmpty() ? null : found.holds().getFirst();
        if (hold == null || !caller.mayActFor(hold.trust())) {
            throw ProblemException.notFound();
        }
        return Answers.of(found.freshness()).setAll(HoldAnswers.hold(hold));
    }

    @DELETE
    @Path("{id}")
    public Response release(@PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        caller.requireScope(SCOPE);
        var once = new IdempotencyKeys.Command(key, caller.subject(), "/v1/holds/" + Given.id(id), new byte[0]);
        return endHolds.release(Given.id(id), caller::mayActFor, once, HoldAnswers::of)
                .response();
    }

    /** Null for all: an operator's. */
    private @Nullable String ownTrust() {
        String org = caller.org();
        return caller.isOperator() ? null : org == null ? "" : org;
    }

    private static void check(Wish wish, @Nullable Instant until) {
        if ((wish.stay() == null) == (wish.purpose() == null)) {
            throw ProblemException.field("stay", "either stay or purpose is needed");
        }
        Given.textOrNull("purpose", wish.purpose());
        Given.textOrNull("stay", wish.stay());
        if (until == null) {
            throw ProblemException.field("until", "is needed");
        }
    }
}
