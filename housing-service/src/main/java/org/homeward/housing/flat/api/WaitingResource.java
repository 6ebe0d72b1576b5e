package org.homeward.housing.flat.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import java.util.Objects;
import java.util.UUID;
import org.homeward.housing.api.HousingCaller;
import org.homeward.housing.flat.WaitForFlat;
import org.homeward.housing.flat.domain.StayInLine;
import org.homeward.housing.flat.domain.Waiting;
import org.homeward.housing.flat.persistence.WaitingList.Place;
import org.homeward.housing.flat.persistence.WaitingList.Placed;
import org.homeward.housing.flat.persistence.WaitingList.Recorded;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.ETags;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Who waits for a step-down flat, in order and with why. */
@Path("/v1/waiting-list")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class WaitingResource {

    private static final String PATH = "/v1/waiting-list";

    private final WaitForFlat wait;
    private final FlatAnswers answers;
    private final FlatWords words;
    private final FlatCaller caller;

    WaitingResource(WaitForFlat wait, FlatAnswers answers, FlatWords words, FlatCaller caller) {
        this.wait = wait;
        this.answers = answers;
        this.words = words;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response join(byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        caller.require(HousingCaller.BOOK);
        Sent.WaitingBody sent = Bodies.read(body, Sent.WaitingBody.class);
        var once = new IdempotencyKeys.Command(key, caller.subject(), PATH, body);
        String stay = Given.text("stay", sent.stay());
        return wait.join(stay, Sent.wanted(sent, words), caller.actor(), once, outcome -> answers.waiting(outcome, 201))
                .response();
    }

    /** The caller's own in line, with the place of each among all. */
    @GET
    public ObjectNode list(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        caller.require(HousingCaller.READ);
        Paging paging = Paging.ofText(limit, cursor).requireParts(3);
        List<Placed> found =
                caller.ofFlats() != null ? List.of() : wait.line(caller.trust(), after(paging), paging.limit() + 1);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("asOf", Times.format(Instant.now()));
        ArrayNode items = answer.putArray("items");
        found.stream().limit(paging.limit()).forEach(one -> items.add(answers.of(one)));
        boolean more = found.size() > paging.limit();
        return answer.put("next", more ? cursor(found.get(paging.limit() - 1)) : null);
    }

    @GET
    @Path("{id}")
    public Response one(@PathParam("id") String id) {
        caller.require(HousingCaller.READ);
        Recorded found = wait.find(Given.id(id));
        if (found == null || !caller.seesStay(found.trust())) {
            throw ProblemException.notFound();
        }
        return Response.ok(answers.of(found))
                .header(HttpHeaders.ETAG, ETags.ofVersion(found.version()))
                .build();
    }

    @POST
    @Path("{id}/leave")
    public Response leave(
            @PathParam("id") String id, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        caller.require(HousingCaller.BOOK);
        UUID about = Given.id(id);
        var once = new IdempotencyKeys.Command(key, caller.subject(), PATH + '/' + about + "/leave", body);
        String reason = Sent.statedReason(body);
        if (reason.equals(StayInLine.ENDED)) {
            throw ProblemException.field("reason", "must be another: this one is said when the stay itself ends");
        }
        return wait.leave(about, reason, caller.actor(), once, outcome -> answers.waiting(outcome, 200))
                .response();
    }

    private static @Nullable Place after(Paging paging) {
        List<String> key = paging.after();
        if (key.isEmpty()) {
            return null;
        }
        Instant since = Given.time("cursor", key.get(1));
        return new Place(Given.date("cursor", key.get(0)), Objects.requireNonNull(since), Given.id(key.get(2)));
    }

    private static String cursor(Placed last) {
        Waiting entry = last.recorded().entry();
        return Paging.cursor(
                entry.wanted().from().toString(),
                Times.format(entry.since()),
                entry.id().toString());
    }
}
