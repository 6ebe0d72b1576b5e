package org.homeward.discharge.api;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.homeward.discharge.CaseCommand;
import org.homeward.discharge.FindCase;
import org.homeward.discharge.NameCoordinator;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.housing.FindHousing;
import org.homeward.discharge.persistence.CaseState;
import org.homeward.discharge.person.AssessPerson;
import org.homeward.discharge.person.FindPeople;
import org.homeward.discharge.suggestion.FindSuggestions;
import org.homeward.discharge.task.FindTasks;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.ETags;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** The discharge case of a stay, as it is and as it was. */
@Path("/v1/discharge-cases")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DischargeCaseResource {

    /** Who coordinates a discharge: a member of staff. */
    public record Coordinator(
            @Nullable String name, @Nullable String organisation) {}

    private final FindCase findCase;
    private final FindTasks findTasks;
    private final FindPeople findPeople;
    private final FindHousing findHousing;
    private final FindSuggestions findSuggestions;
    private final SuggestionAnswers suggestions;
    private final AssessPerson assessPerson;
    private final NameCoordinator nameCoordinator;
    private final CaseAnswers answers;
    private final Sight sight;

    DischargeCaseResource(
            FindCase findCase,
            FindTasks findTasks,
            FindPeople findPeople,
            FindHousing findHousing,
            FindSuggestions findSuggestions,
            SuggestionAnswers suggestions,
            AssessPerson assessPerson,
            NameCoordinator nameCoordinator,
            CaseAnswers answers,
            Sight sight) {
        this.findCase = findCase;
        this.findTasks = findTasks;
        this.findPeople = findPeople;
        this.findHousing = findHousing;
        this.findSuggestions = findSuggestions;
        this.suggestions = suggestions;
        this.assessPerson = assessPerson;
        this.nameCoordinator = nameCoordinator;
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
        Instant at = Given.time("asOf", asOf);
        Instant known = Given.time("knownAt", knownAt);
        if (at != null || known != null) {
            return Response.ok(past(stay, at, known)).build();
        }
        CaseState state = findCase.find(stay);
        if (state == null || !sight.mayActFor(state.discharge().trust())) {
            throw ProblemException.notFound();
        }
        Instant now = Instant.now();
        ObjectNode answer = answers.of(state, now);
        ArrayNode tasks = answer.putArray("tasks");
        findTasks.open(List.of(stay), now).getOrDefault(stay, List.of()).stream()
                .map(task -> TaskAnswers.of(task, now))
                .forEach(tasks::add);
        ReadmissionAnswers.put(answer, findPeople.of(List.of(stay)).getOrDefault(stay, FindPeople.Joined.NOBODY));
        answer.set(
                "suggestions", suggestions.of(findSuggestions.of(List.of(stay)).getOrDefault(stay, List.of())));
        answer.set("housing", HousingAnswers.of(findHousing.of(stay), now));
        var assessments = assessPerson.ofStay(stay, sight::mayActFor);
        answer.set("assessments", AssessmentAnswers.items(assessments == null ? List.of() : assessments, now));
        return Response.ok(answer)
                .header(HttpHeaders.ETAG, ETags.ofVersion(state.version()))
                .build();
    }

    @PUT
    @Path("{stay}/coordinator")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response coordinate(
            @PathParam("stay") String stay,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch)
            throws IOException {
        sight.requireCommands();
        Coordinator named = Bodies.read(body, Coordinator.class);
        String name = Given.text("name", named == null ? null : named.name());
        String organisation = Given.text("organisation", named == null ? null : named.organisation());
        String caller = sight.subject();
        var once = new IdempotencyKeys.Command(key, caller, "/v1/discharge-cases/" + stay + "/coordinator", body);
        var command = new CaseCommand(stay, caller, null, ETags.seenVersion(ifMatch), sight::mayActFor, once);
        return nameCoordinator
                .name(command, name, organisation, answers.teller(200, "at", recorded -> null))
                .response();
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
