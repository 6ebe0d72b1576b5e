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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.homeward.discharge.person.AnswerAssessment;
import org.homeward.discharge.person.AssessPerson;
import org.homeward.discharge.person.domain.TrustedAssessment;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.Paging;
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

    /** Nothing more is to be said. */
    public record Accepted() {}

    /** @param flaw what is wrong with it, in words */
    public record Flawed(@Nullable String flaw) {}

    private final AssessPerson assessPerson;
    private final AnswerAssessment answerAssessment;
    private final AssessmentAnswers answers;
    private final Sight sight;

    StayAssessmentsResource(
            AssessPerson assessPerson, AnswerAssessment answerAssessment, AssessmentAnswers answers, Sight sight) {
        this.assessPerson = assessPerson;
        this.answerAssessment = answerAssessment;
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
    public ObjectNode list(
            @PathParam("stay") String stay,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Paging paging = Paging.ofText(limit, cursor);
        String provider = sight.ownProvider();
        if (provider != null) {
            return AssessmentAnswers.pageToProvider(
                    found(assessPerson.ofStayFor(stay, provider)), paging, Instant.now());
        }
        sight.requireCases();
        return AssessmentAnswers.page(found(assessPerson.ofStay(stay, sight::mayActFor)), paging, Instant.now());
    }

    private static <T> T found(@Nullable T found) {
        if (found == null) {
            throw ProblemException.notFound();
        }
        return found;
    }

    /** Instead of making an assessment of its own. */
    @POST
    @Path("{assessment}/accept")
    public Response accept(
            @PathParam("stay") String stay,
            @PathParam("assessment") String assessment,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key)
            throws IOException {
        Bodies.read(body, Accepted.class);
        return answer(stay, Given.id(assessment), "accept", null, body, key);
    }

    /** Back to those who have made it. */
    @POST
    @Path("{assessment}/report-flaw")
    public Response reportFlaw(
            @PathParam("stay") String stay,
            @PathParam("assessment") String assessment,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key)
            throws IOException {
        Flawed flawed = Bodies.read(body, Flawed.class);
        String flaw = Given.words("flaw", flawed == null ? null : flawed.flaw());
        return answer(stay, Given.id(assessment), "report-flaw", flaw, body, key);
    }

    private Response answer(
            String stay, UUID assessment, String action, @Nullable String flaw, byte[] body, @Nullable String key) {
        String provider = sight.ownProvider();
        if (provider == null) {
            throw ProblemException.forbidden("an assessment is answered by a provider that has promised care");
        }
        String caller = sight.subject();
        var once = new IdempotencyKeys.Command(
                key, caller, "/v1/stays/" + stay + "/assessments/" + assessment + "/" + action, body);
        var command = new AnswerAssessment.Command(stay, assessment, flaw, provider, caller, once);
        return answerAssessment.answer(command, answers::told).response();
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
