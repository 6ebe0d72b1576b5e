package org.homeward.admission.api;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.homeward.admission.FindMessages;
import org.homeward.admission.persistence.MessageIndex;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.Caller;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Every message of the caller's own trust, as it came. */
@Path("/v1/messages")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class MessagesResource {

    private final Caller caller;
    private final FindMessages find;

    MessagesResource(Caller caller, FindMessages find) {
        this.caller = caller;
        this.find = find;
    }

    /** A patient to look for; numbers stand in the body, never in an address. */
    public record Search(
            @Nullable String patientNumber, @Nullable String nhsNumber) {}

    @GET
    @Operation(summary = "Messages by sender, control id, patient, stay, time and outcome")
    public PageAnswer<MessageAnswer> list(@BeanParam MessageQuery query) {
        return page(query.limit(), query.filter(Rights.trust(caller, query.trust)));
    }

    @POST
    @Path("/search")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Messages of a patient by local number or NHS number")
    public PageAnswer<MessageAnswer> search(byte[] body) {
        String own = Rights.trust(caller, null);
        Search search = Bodies.read(body, Search.class);
        if (search.patientNumber() == null && search.nhsNumber() == null) {
            throw ProblemException.field("patientNumber", "is needed, or nhsNumber");
        }
        return page(
                Paging.MOST,
                MessageIndex.Filter.ofPatient(own, search.patientNumber(), search.nhsNumber(), Paging.MOST + 1));
    }

    private PageAnswer<MessageAnswer> page(int limit, MessageIndex.Filter filter) {
        FindMessages.Found found = find.list(filter);
        List<MessageAnswer> items =
                found.messages().stream().limit(limit).map(MessageAnswer::of).toList();
        return PageAnswer.of(
                found.freshness(),
                items,
                found.messages().size() > limit
                        ? Paging.cursor(items.get(items.size() - 1).id())
                        : null);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One message; another trust's is answered as if there were none")
    public OneAnswer<MessageAnswer> one(@PathParam("id") String id) {
        FindMessages.Found found = own(id);
        return OneAnswer.of(found.freshness(), MessageAnswer.of(found.messages().getFirst()));
    }

    @GET
    @Path("/{id}/raw")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The bytes of a message, exactly as received")
    public Response raw(@PathParam("id") String id) {
        MessageIndex.Row message = own(id).messages().getFirst();
        byte[] raw = find.raw(message.id()).orElseThrow(Rights::notFound);
        return Response.ok(raw, message.format().equals("hl7") ? Hl7Resource.HL7 : MediaType.APPLICATION_JSON)
                .build();
    }

    private FindMessages.Found own(String id) {
        FindMessages.Found found = find.one(MessageQuery.number(id), Rights.trust(caller, null));
        if (found.messages().isEmpty()) {
            throw Rights.notFound();
        }
        return found;
    }
}
