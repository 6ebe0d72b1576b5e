package org.homeward.discharge.care.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.homeward.discharge.care.ReplaceCouncil;
import org.homeward.discharge.care.domain.CouncilTerms;
import org.homeward.discharge.care.persistence.CouncilJson;
import org.homeward.discharge.care.persistence.CouncilsKept.Recorded;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** What councils have agreed about care at home: areas, how long a package may pause, what an hour costs. */
@Path("/v1/councils")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CouncilsResource {

    private static final String PATH = "/v1/councils/";

    private final ReplaceCouncil replace;
    private final CareCaller caller;

    CouncilsResource(ReplaceCouncil replace, CareCaller caller) {
        this.replace = replace;
        this.caller = caller;
    }

    @GET
    public ObjectNode list() {
        caller.requireReader();
        return versions(replace.versions(null));
    }

    /** Every version of a council, oldest first. */
    @GET
    @Path("{council}")
    public ObjectNode one(@PathParam("council") String council) {
        caller.requireReader();
        List<Recorded> versions = replace.versions(council);
        if (versions.isEmpty()) {
            throw ProblemException.notFound();
        }
        return versions(versions);
    }

    @PUT
    @Path("{council}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response replace(
            @PathParam("council") String council, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        caller.requireCouncil(council);
        CouncilTerms terms = CouncilBody.read(council, Fields.body(body, CouncilBody.MEMBERS));
        String by = caller.caller().subject();
        var once = new IdempotencyKeys.Command(key, by, PATH + council, body);
        return replace.replace(terms, by, once, CouncilsResource::answer).response();
    }

    private static Answer answer(Recorded recorded) {
        return new Answer(200, view(recorded).toString(), null);
    }

    private static ObjectNode versions(List<Recorded> versions) {
        ObjectNode answer = CareAnswers.page();
        ArrayNode items = answer.putArray("items");
        versions.forEach(one -> items.add(view(one)));
        return answer.putNull("next");
    }

    private static ObjectNode view(Recorded recorded) {
        return CouncilJson.write(recorded.terms()).put("recordedAt", Times.format(recorded.recordedAt()));
    }
}
