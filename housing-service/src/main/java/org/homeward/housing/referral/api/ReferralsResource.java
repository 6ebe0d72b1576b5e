package org.homeward.housing.referral.api;

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
import java.util.UUID;
import org.homeward.housing.referral.ChangeReferral;
import org.homeward.housing.referral.FindReferrals;
import org.homeward.housing.referral.RaiseReferral;
import org.homeward.housing.referral.persistence.ReferralLists;
import org.homeward.kit.http.ETags;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** What is asked of those who can give a person a home. */
@Path("/v1/referrals")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReferralsResource {

    private static final String PATH = "/v1/referrals";
    private static final String ACTIONS =
            "consent|withdraw|deliver-again|receipt|accept|complete|close|assess|landlord-agrees|let-in|order"
                    + "|deliver|train|register|offer|decline|appoint|apply|decide";

    private final RaiseReferral raiseReferral;
    private final ChangeReferral changeReferral;
    private final FindReferrals findReferrals;
    private final ReferralAnswers answers;
    private final ReferralCaller caller;

    ReferralsResource(
            RaiseReferral raiseReferral,
            ChangeReferral changeReferral,
            FindReferrals findReferrals,
            ReferralAnswers answers,
            ReferralCaller caller) {
        this.raiseReferral = raiseReferral;
        this.changeReferral = changeReferral;
        this.findReferrals = findReferrals;
        this.answers = answers;
        this.caller = caller;
    }

    @POST
    public Response raise(byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        caller.requireWrite();
        Raised wanted = Raised.of(body, caller.telling(Instant.now()));
        var command = new RaiseReferral.Command(
                wanted.stay(),
                wanted.scheme(),
                wanted.beginning(),
                caller.actor(),
                new IdempotencyKeys.Command(key, caller.subject(), PATH, body));
        return raiseReferral
                .raise(command, outcome -> answers.raised(outcome, wanted.scheme()))
                .response();
    }

    @GET
    public ObjectNode list(@BeanParam ReferralQuery query) {
        caller.requireList();
        Instant now = Instant.now();
        Paging paging = query.paging();
        var found = findReferrals.list(query.filter(caller), ReferralQuery.after(paging), paging.limit() + 1);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("asOf", Times.format(now));
        answer.put("knownAt", found.knownAt() == null ? null : Times.format(found.knownAt()));
        ArrayNode items = answer.putArray("items");
        found.items().stream()
                .limit(paging.limit())
                .forEach(
                        item -> items.add(answers.of(item.recorded(), found.jobsOf(item), found.schemesOf(item), now)));
        boolean more = found.items().size() > paging.limit();
        return answer.put("next", more ? cursor(found.items().get(paging.limit() - 1)) : null);
    }

    /** The ETag is the referral's version: what an If-Match is compared with. */
    @GET
    @Path("{id}")
    public Response one(@PathParam("id") String id) {
        caller.requireRead();
        FindReferrals.One one = findReferrals.find(Given.id(id), caller.actor());
        if (one == null) {
            throw ProblemException.notFound();
        }
        return Response.ok(answers.of(one, Instant.now()))
                .header(HttpHeaders.ETAG, ETags.ofVersion(one.recorded().version()))
                .build();
    }

    @POST
    @Path("{id}/{action:" + ACTIONS + "}")
    public Response change(
            @PathParam("id") String id,
            @PathParam("action") String action,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        caller.requireWrite();
        UUID referral = Given.id(id);
        Asked asked = Asked.of(action, body, caller.telling(Instant.now()));
        var command = new ChangeReferral.Command(
                referral,
                asked.wish(),
                asked.details(),
                ETags.seenVersion(ifMatch),
                caller.actor(),
                new IdempotencyKeys.Command(key, caller.subject(), PATH + '/' + referral + '/' + action, body));
        return changeReferral.change(command, answers::changed).response();
    }

    private static String cursor(ReferralLists.Listed last) {
        return Paging.cursor(
                Times.format(last.dueAt()), last.recorded().referral().id().toString());
    }
}
