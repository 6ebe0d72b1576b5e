package org.homeward.discharge.api;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.homeward.discharge.CaseCommand;
import org.homeward.discharge.CloseDelay;
import org.homeward.discharge.FindCase;
import org.homeward.discharge.OpenDelay;
import org.homeward.discharge.domain.Delay;
import org.homeward.discharge.persistence.CaseJson;
import org.homeward.discharge.persistence.CaseState;
import org.homeward.discharge.persistence.ReferenceData;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.ETags;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** The delay ledger of a stay. */
@Path("/v1/stays/{stay}/delays")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DelaysResource {

    /** A wait; it began now unless {@code from} says when. */
    public record Wait(
            @Nullable String reason,
            @Nullable String owner,
            @Nullable String organisation,
            @Nullable String from) {}

    /** The end of a wait; now unless {@code until} says when. */
    public record End(@Nullable String until) {}

    private final OpenDelay openDelay;
    private final CloseDelay closeDelay;
    private final FindCase findCase;
    private final ReferenceData reference;
    private final CaseAnswers answers;
    private final Sight sight;

    DelaysResource(
            OpenDelay openDelay,
            CloseDelay closeDelay,
            FindCase findCase,
            ReferenceData reference,
            CaseAnswers answers,
            Sight sight) {
        this.openDelay = openDelay;
        this.closeDelay = closeDelay;
        this.findCase = findCase;
        this.reference = reference;
        this.answers = answers;
        this.sight = sight;
    }

    @POST
    public Response open(
            @PathParam("stay") String stay,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        sight.requireCommands();
        Wait given = Bodies.read(body, Wait.class);
        var wait = new OpenDelay.Wait(
                Given.text("reason", given.reason()),
                Given.text("owner", given.owner()),
                Given.text("organisation", given.organisation()));
        Instant from = Given.time("from", given.from());
        return openDelay
                .open(
                        command(stay, "", from, ifMatch, key, body),
                        wait,
                        answers.teller(201, "from", recorded -> "/v1/stays/" + stay + "/delays/" + recorded.subject()))
                .response();
    }

    @POST
    @Path("{delay}/close")
    public Response close(
            @PathParam("stay") String stay,
            @PathParam("delay") String delay,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        sight.requireCommands();
        UUID id = Given.id(delay);
        Instant until = Given.time("until", Bodies.readOrEmpty(body, End.class).until());
        return closeDelay
                .close(
                        command(stay, '/' + delay + "/close", until, ifMatch, key, body),
                        id,
                        answers.teller(200, "until", recorded -> null))
                .response();
    }

    @GET
    public ObjectNode list(
            @PathParam("stay") String stay,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return Paging.ofText(limit, cursor)
                .addTo(
                        JsonNodeFactory.instance.objectNode(),
                        known(stay).discharge().delays(),
                        delay -> delay.id().toString(),
                        this::told);
    }

    @GET
    @Path("{delay}")
    public ObjectNode one(@PathParam("stay") String stay, @PathParam("delay") String delay) {
        UUID id = Given.id(delay);
        return known(stay).discharge().delays().stream()
                .filter(one -> one.id().equals(id))
                .map(this::told)
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private ObjectNode told(Delay delay) {
        return CaseJson.delay(delay).put("label", reference.delayReasons().label(delay.reason()));
    }

    private CaseState known(String stay) {
        sight.requireCases();
        CaseState state = findCase.find(stay);
        if (state == null || !sight.mayActFor(state.discharge().trust())) {
            throw ProblemException.notFound();
        }
        return state;
    }

    private CaseCommand command(
            String stay,
            String what,
            @Nullable Instant at,
            @Nullable String ifMatch,
            @Nullable String key,
            byte[] body) {
        String caller = sight.subject();
        return new CaseCommand(
                stay,
                caller,
                at,
                ETags.seenVersion(ifMatch),
                sight::mayActFor,
                new IdempotencyKeys.Command(key, caller, "/v1/stays/" + stay + "/delays" + what, body));
    }
}
