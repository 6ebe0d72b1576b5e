package org.homeward.discharge.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import org.homeward.discharge.person.AssessPerson;
import org.homeward.discharge.person.domain.TrustedAssessment;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Trusted assessments, recorded in a stay and found again by every stay of the person. */
@Path("/v1/stays/{stay}/assessments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class StayAssessmentsResource {

    /** An assessment; made now unless {@code assessedAt} says when. */
    public record Made(
            @Nullable String kind,
            @Nullable String assessor,
            @Nullable String organisation,
            @Nullable String assessedAt,
            @Nullable String validUntil,
            @Nullable String summary) {}

    private final AssessPerson assessPerson;
    private final AssessmentAnswers answers;
    private final Sight sight;

    StayAssessmentsResource(AssessPerson assessPerson, AssessmentAnswers answers, Sight sight) {
        this.assessPerson = assessPerson;
        this.answers = answers;
        this.sight = sight;
    }

    @POST
    public Response record(
            @PathParam("stay") String stay, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key)
            throws IOException {
        sight.requireCommands();
        Made made = Bodies.read(body, Made.class);
        if (made == null) {
            throw new ProblemException(Problem.badRequest("a body is needed"));
        }
        String caller = sight.subject();
        var once = new IdempotencyKeys.Command(key, caller, "/v1/stays/" + stay + "/assessments", body);
        var command = new AssessPerson.Command(stay, read(made), caller, sight::mayActFor, once);
        return assessPerson.record(command, answers::told).response();
    }

    @GET
    public ObjectNode list(@PathParam("stay") String stay) {
        sight.requireCases();
        var found = assessPerson.ofStay(stay, sight::mayActFor);
        if (found == null) {
            throw ProblemException.notFound();
        }
        return AssessmentAnswers.list(found, Instant.now());
    }

    private static AssessPerson.Made read(Made made) {
        String kind = Given.text("kind", made.kind());
        Given.oneOf("kind", kind, TrustedAssessment.KINDS);
        return new AssessPerson.Made(
                kind,
                Given.text("assessor", made.assessor()),
                Given.text("organisation", made.organisation()),
                Given.time("assessedAt", made.assessedAt()),
                made.validUntil() == null ? null : Given.date("validUntil", made.validUntil()),
                Given.wordsOrNull("summary", made.summary()));
    }
}
