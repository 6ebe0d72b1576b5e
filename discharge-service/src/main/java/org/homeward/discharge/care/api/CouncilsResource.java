package org.homeward.discharge.care.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.homeward.discharge.care.ReplaceCouncil;
import org.homeward.discharge.care.ReplaceCouncil.Outcome;
import org.homeward.discharge.care.domain.CouncilTerms;
import org.homeward.discharge.care.persistence.CouncilJson;
import org.homeward.discharge.care.persistence.CouncilsKept.Recorded;
import org.homeward.kit.http.ETags;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.Problem;
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
    private final ObjectMapper json;

    CouncilsResource(ReplaceCouncil replace, CareCaller caller, ObjectMapper json) {
        this.replace = replace;
        this.caller = caller;
        this.json = json;
    }

    @GET
    public ObjectNode list(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        caller.requireReader();
        return page(replace.versions(null), Paging.ofText(limit, cursor));
    }

    /** Every version of a council, oldest first; the ETag is that of the newest, on whatever page. */
    @GET
    @Path("{council}")
    public Response one(
            @PathParam("council") String council,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.requireReader();
        List<Recorded> versions = replace.versions(council);
        if (versions.isEmpty()) {
            throw ProblemException.notFound();
        }
        return Response.ok(page(versions, Paging.ofText(limit, cursor)))
                .header(
                        HttpHeaders.ETAG,
                        ETags.ofVersion(versions.getLast().terms().version()))
                .build();
    }

    @PUT
    @Path("{council}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response replace(
            @PathParam("council") String council,
            byte[] body,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        caller.requireCouncil(council);
        CouncilTerms terms = CouncilBody.read(council, Fields.body(body, CouncilBody.MEMBERS));
        String by = caller.caller().subject();
        var once = new IdempotencyKeys.Command(key, by, PATH + council, body);
        return replace.replace(terms, ETags.seenVersion(ifMatch), by, once, this::answer)
                .response();
    }

    private Answer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Kept(Recorded version) -> new Answer(200, view(version).toString(), null);
            case Outcome.Changed(Recorded current) -> {
                Problem changed = Problem.changed("the council's terms have changed since you read them");
                yield Answer.of(current == null ? changed : changed.with("current", view(current)), json);
            }
        };
    }

    private static ObjectNode page(List<Recorded> versions, Paging paging) {
        return paging.addTo(
                CareAnswers.page(),
                versions,
                one -> one.terms().council() + "/" + one.terms().version(),
                CouncilsResource::view);
    }

    private static ObjectNode view(Recorded recorded) {
        return CouncilJson.write(recorded.terms()).put("recordedAt", Times.format(recorded.recordedAt()));
    }
}
