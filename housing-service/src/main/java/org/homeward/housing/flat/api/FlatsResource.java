package org.homeward.housing.flat.api;

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
import java.time.LocalDate;
import java.util.List;
import org.homeward.housing.api.HousingCaller;
import org.homeward.housing.flat.FindFlats;
import org.homeward.housing.flat.KeepFlat;
import org.homeward.housing.flat.domain.Flat;
import org.homeward.housing.flat.domain.Match;
import org.homeward.housing.flat.domain.Moment;
import org.homeward.housing.flat.domain.Outage;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.ETags;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** The stock of step-down flats, and which of them fit a need. */
@Path("/v1/step-down-flats")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class FlatsResource {

    private static final String PATH = "/v1/step-down-flats";

    private final KeepFlat keep;
    private final FindFlats find;
    private final FlatAnswers answers;
    private final FlatWords words;
    private final FlatCaller caller;

    FlatsResource(KeepFlat keep, FindFlats find, FlatAnswers answers, FlatWords words, FlatCaller caller) {
        this.keep = keep;
        this.find = find;
        this.answers = answers;
        this.words = words;
        this.caller = caller;
    }

    /** A flat that is declared again is described anew, as a whole; what is booked stays booked. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response declare(
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        caller.require(HousingCaller.WRITE);
        Flat flat = Sent.flat(body, words);
        var once = new IdempotencyKeys.Command(key, caller.subject(), PATH, body);
        return keep.declare(flat, command(once, ifMatch), answers::kept).response();
    }

    /** All of them by id; with {@code availableFrom} those that fit, the best first, with why. */
    @GET
    public ObjectNode list(@BeanParam FlatQuery query) {
        caller.require(HousingCaller.READ);
        Instant now = Instant.now();
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("asOf", Times.format(now));
        ArrayNode items = answer.putArray("items");
        if (query.isSearch()) {
            LocalDate today = new Moment(now).day();
            List<Match> found = find.search(query.search(words), today, query.limit());
            found.forEach(match -> items.add(answers.of(match, found.getFirst())));
            return answer.putNull("next");
        }
        Paging paging = query.paging();
        List<FindFlats.Found> found = find.list(paging.afterKey(), paging.limit() + 1);
        found.stream().limit(paging.limit()).forEach(one -> items.add(answers.of(one.flat(), one.open())));
        return answer.put(
                "next",
                found.size() > paging.limit()
                        ? Paging.cursor(
                                found.get(paging.limit() - 1).flat().flat().id())
                        : null);
    }

    @GET
    @Path("{id}")
    public Response one(@PathParam("id") String id) {
        caller.require(HousingCaller.READ);
        FindFlats.Found found = find.find(id);
        if (found == null) {
            throw ProblemException.notFound();
        }
        return Response.ok(answers.of(found.flat(), found.open()))
                .header(HttpHeaders.ETAG, ETags.ofVersion(found.flat().version()))
                .build();
    }

    /** Nights for which it cannot be had; what is booked stays booked and has an alarm. */
    @POST
    @Path("{id}/out-of-service")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response outOfService(
            @PathParam("id") String id,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        caller.require(HousingCaller.WRITE);
        Outage outage = Sent.outage(body);
        var once = once(id, "out-of-service", body, key);
        return keep.change(id, flat -> flat.outOfService(outage), command(once, ifMatch), answers::kept)
                .response();
    }

    /** From a night on, tonight unless another is said, it can be had again. */
    @POST
    @Path("{id}/in-service")
    public Response inService(
            @PathParam("id") String id,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        caller.require(HousingCaller.WRITE);
        Sent.BackBody sent = Bodies.readOrEmpty(body, Sent.BackBody.class);
        LocalDate from = sent.from() == null ? new Moment(Instant.now()).day() : Given.date("from", sent.from());
        var once = once(id, "in-service", body, key);
        return keep.change(id, flat -> flat.inService(from), command(once, ifMatch), answers::kept)
                .response();
    }

    private IdempotencyKeys.Command once(String id, String action, byte[] body, @Nullable String key) {
        return new IdempotencyKeys.Command(key, caller.subject(), PATH + '/' + id + '/' + action, body);
    }

    private KeepFlat.Command command(IdempotencyKeys.Command once, @Nullable String ifMatch) {
        return new KeepFlat.Command(caller.actor(), ETags.seenVersion(ifMatch), once);
    }
}
