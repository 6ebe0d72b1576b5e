package org.homeward.discharge.api;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.homeward.discharge.ClaimCase;
import org.homeward.discharge.ClaimCase.Outcome;
import org.homeward.discharge.FindWorklist;
import org.homeward.discharge.persistence.CaseState;
import org.homeward.discharge.persistence.ReferenceData;
import org.homeward.discharge.persistence.Worklist;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.Problem;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Who is ready to go home, longest wait first; one person takes a case and gives it back. */
@Path("/v1/discharge-worklist")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class WorklistResource {

    private static final byte[] NO_BODY = {};

    private final FindWorklist findWorklist;
    private final ClaimCase claimCase;
    private final SuggestionAnswers suggestions;
    private final WorklistItems items;
    private final CaseAnswers answers;
    private final Sight sight;
    private final ReferenceData reference;

    WorklistResource(
            FindWorklist findWorklist,
            ClaimCase claimCase,
            SuggestionAnswers suggestions,
            WorklistItems items,
            CaseAnswers answers,
            Sight sight,
            ReferenceData reference) {
        this.findWorklist = findWorklist;
        this.claimCase = claimCase;
        this.suggestions = suggestions;
        this.items = items;
        this.answers = answers;
        this.sight = sight;
        this.reference = reference;
    }

    @GET
    public ObjectNode list(@BeanParam WorklistQuery query) {
        sight.requireCases();
        Instant now = Instant.now();
        Paging paging = query.paging();
        var page = findWorklist.find(filter(query, now), WorklistQuery.after(paging), paging.limit(), now);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        CaseAnswers.time(answer, "asOf", now);
        CaseAnswers.time(answer, "knownAt", page.knownAt());
        ArrayNode list = answer.putArray("items");
        page.rows().forEach(row -> list.add(row(row, now)));
        return answer.put("next", page.goesOn() ? cursor(page.rows().getLast().item()) : null);
    }

    private ObjectNode row(FindWorklist.Row row, Instant now) {
        ObjectNode node = items.of(row, now);
        ReadmissionAnswers.put(node, row.person());
        node.set("suggestions", suggestions.of(row.suggested().suggestions()));
        return node;
    }

    private static String cursor(Worklist.Item last) {
        return Paging.cursor(Times.format(last.waitsSince()), last.stay());
    }

    /** Takes the case that has waited longest of those that the filters leave and nobody has. */
    @POST
    @Path("claim-next")
    public Response claimNext(
            @BeanParam WorklistQuery query,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context UriInfo uri) {
        sight.requireCommands();
        Bodies.refuseMembers(body);
        Worklist.Filter all = filter(query, Instant.now());
        var free = new Worklist.Filter(
                all.trust(),
                all.site(),
                all.ward(),
                all.pathway(),
                all.owner(),
                all.reason(),
                all.readyBefore(),
                all.admittedBefore(),
                false,
                all.dateMissingAt(),
                all.everybody());
        return claimCase
                .claimNext(free, sight.subject(), once(key, "claim-next", said(uri)), this::told)
                .response();
    }

    @POST
    @Path("{stay}/claim")
    public Response claim(
            @PathParam("stay") String stay, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        sight.requireCommands();
        Bodies.refuseMembers(body);
        return claimCase
                .claim(stay, sight.subject(), sight::mayActFor, once(key, stay + "/claim"), this::told)
                .response();
    }

    /** From whom a case is taken: who has it as far as the caller knows. */
    public record TakeOver(@Nullable String from) {}

    @POST
    @Path("{stay}/take-over")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response takeOver(
            @PathParam("stay") String stay, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        sight.requireCommands();
        String from = Given.text("from", Bodies.read(body, TakeOver.class).from());
        String path = "/v1/discharge-worklist/" + stay + "/take-over";
        var once = new IdempotencyKeys.Command(key, sight.subject(), path, body);
        return claimCase
                .takeOver(stay, from, sight.subject(), sight::mayActFor, once, this::told)
                .response();
    }

    @POST
    @Path("{stay}/release")
    public Response release(
            @PathParam("stay") String stay, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        sight.requireCommands();
        Bodies.refuseMembers(body);
        return claimCase
                .release(stay, sight.subject(), sight::mayActFor, once(key, stay + "/release"), this::told)
                .response();
    }

    private IdempotencyKeys.Command once(@Nullable String key, String what) {
        return once(key, what, NO_BODY);
    }

    private IdempotencyKeys.Command once(@Nullable String key, String what, byte[] said) {
        return new IdempotencyKeys.Command(key, sight.subject(), "/v1/discharge-worklist/" + what, said);
    }

    /** What a command without a body says: another worklist is another command. */
    private static byte[] said(UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        return query == null ? NO_BODY : query.getBytes(StandardCharsets.UTF_8);
    }

    private Worklist.Filter filter(WorklistQuery query, Instant now) {
        return query.filter(sight.ownTrust(), reference.delayReasons().order(), now);
    }

    private Answer told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Claimed(CaseState state) ->
                new Answer(200, answers.of(state, Instant.now()).toString(), null);
            case Outcome.Refused(CaseState state) -> answers.problem(refused(state));
            case Outcome.NothingFree nothing ->
                answers.problem(Problem.notFound().withDetail("nothing in this worklist is free"));
            case Outcome.UnknownStay unknown ->
                answers.problem(Problem.notFound().withDetail("there is no such stay"));
        };
    }

    private Problem refused(CaseState state) {
        boolean taken = state.claimedBy() != null;
        ObjectNode by = JsonNodeFactory.instance.objectNode().put("who", state.claimedBy());
        CaseAnswers.time(by, "since", state.claimedAt());
        Problem problem = taken
                ? Problem.conflict("claimed", "somebody else works on this case")
                : Problem.conflict("stay-is-over", "there is nothing to do in this case any more");
        return taken ? problem.with("claimedBy", by) : problem;
    }
}
