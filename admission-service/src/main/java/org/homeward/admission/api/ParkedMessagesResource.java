package org.homeward.admission.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.homeward.admission.FindMessages;
import org.homeward.admission.RedriveParkedMessage;
import org.homeward.admission.persistence.MessageIndex;
import org.homeward.admission.persistence.MessageOutcome;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.Caller;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.Paging;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Messages that are stored and acknowledged and wait for another fact, a setting or a person. */
@Path("/v1/parked-messages")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ParkedMessagesResource {

    private final Caller caller;
    private final FindMessages find;
    private final RedriveParkedMessage redrive;
    private final ObjectMapper json;

    ParkedMessagesResource(Caller caller, FindMessages find, RedriveParkedMessage redrive, ObjectMapper json) {
        this.caller = caller;
        this.find = find;
        this.redrive = redrive;
        this.json = json;
    }

    /** A message that waits, and for how long. */
    public record Parked(
            String id,
            String sender,
            String controlId,
            @Nullable String trigger,
            @Nullable String trust,
            @Nullable String reason,
            String since,
            long ageSeconds) {

        static Parked of(MessageIndex.Row row) {
            return new Parked(
                    Long.toString(row.id()),
                    row.sender(),
                    row.controlId(),
                    row.trigger(),
                    row.trust(),
                    row.reason(),
                    Times.format(row.receivedAt()),
                    Math.max(
                            0, Duration.between(row.receivedAt(), Instant.now()).toSeconds()));
        }
    }

    /** What has become of a message. */
    public record Redriven(
            String id, String outcome, @Nullable String reason) {}

    @GET
    @Operation(summary = "Parked messages with reason and age, the oldest first")
    public PageAnswer<Parked> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        String own = Rights.trust(caller, null);
        Paging paging = Paging.ofText(limit, cursor).requireParts(1);
        String after = paging.afterKey();
        FindMessages.Found found = find.list(
                MessageIndex.Filter.parked(own, after == null ? null : MessageQuery.number(after), paging.limit() + 1));
        List<Parked> items =
                found.messages().stream().limit(paging.limit()).map(Parked::of).toList();
        return PageAnswer.of(
                found.freshness(),
                items,
                found.messages().size() > items.size()
                        ? Paging.cursor(items.get(items.size() - 1).id())
                        : null);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One parked message")
    public OneAnswer<Parked> one(@PathParam("id") String id) {
        FindMessages.Found found = own(id);
        MessageIndex.Row row = found.messages().getFirst();
        if (row.outcome() != MessageOutcome.PARKED && row.outcome() != MessageOutcome.CONFLICT) {
            throw Rights.notFound();
        }
        return OneAnswer.of(found.freshness(), Parked.of(row));
    }

    @POST
    @Path("/{id}/redrive")
    @Operation(summary = "Reads and folds it again by today's settings; safe to repeat")
    public Response redrive(
            @PathParam("id") String id, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        caller.requireScope("hl7:write");
        Bodies.refuseMembers(body);
        long message = own(id).messages().getFirst().id();
        var once = new IdempotencyKeys.Command(
                key, caller.subject(), "/v1/parked-messages/" + message + "/redrive", new byte[0]);
        IdempotencyKeys.Answer answer = redrive.redrive(message, once, this::told);
        return Response.status(answer.status()).entity(answer.body()).build();
    }

    private IdempotencyKeys.Answer told(MessageIndex.Row after) {
        var redriven = new Redriven(Long.toString(after.id()), after.outcome().code(), after.reason());
        return new IdempotencyKeys.Answer(200, json.valueToTree(redriven).toString(), null);
    }

    private FindMessages.Found own(String id) {
        FindMessages.Found found = find.one(MessageQuery.number(id), Rights.trust(caller, null));
        if (found.messages().isEmpty()) {
            throw Rights.notFound();
        }
        return found;
    }
}
