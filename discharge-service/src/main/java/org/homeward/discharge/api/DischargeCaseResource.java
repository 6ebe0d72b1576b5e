package org.homeward.discharge.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.homeward.discharge.FindCase;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.persistence.CaseState;
import org.homeward.kit.http.ETags;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** The discharge case of a stay, as it is and as it was. */
@Path("/v1/discharge-cases")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DischargeCaseResource {

    private final FindCase findCase;
    private final CaseAnswers answers;
    private final Sight sight;

    DischargeCaseResource(FindCase findCase, CaseAnswers answers, Sight sight) {
        this.findCase = findCase;
        this.answers = answers;
        this.sight = sight;
    }

    /** The ETag is the case's version: what an If-Match is compared with. */
    @GET
    @Path("{stay}")
    public Response one(
            @PathParam("stay") String stay,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("knownAt") @Nullable String knownAt) {
        sight.requireCases();
        Instant at = Fields.time("asOf", asOf);
        Instant known = Fields.time("knownAt", knownAt);
        if (at != null || known != null) {
            return Response.ok(past(stay, at, known)).build();
        }
        CaseState state = findCase.find(stay);
        if (state == null || !sight.mayActFor(state.discharge().trust())) {
            throw ProblemException.notFound();
        }
        return Response.ok(answers.of(state, Instant.now()))
                .header(HttpHeaders.ETAG, ETags.ofVersion(state.version()))
                .build();
    }

    private ObjectNode past(String stay, @Nullable Instant asOf, @Nullable Instant knownAt) {
        DischargeCase then = findCase.find(stay, asOf, knownAt);
        if (then == null || !sight.mayActFor(then.trust())) {
            throw ProblemException.notFound();
        }
        Instant at = asOf != null ? asOf : Instant.now();
        ObjectNode answer = answers.of(then, at);
        CaseAnswers.time(answer, "asOf", at);
        CaseAnswers.time(answer, "knownAt", knownAt);
        return answer;
    }
}
