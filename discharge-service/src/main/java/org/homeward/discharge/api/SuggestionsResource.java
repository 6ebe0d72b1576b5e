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
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.homeward.discharge.CaseCommand;
import org.homeward.discharge.DecideSuggestion;
import org.homeward.discharge.FindCase;
import org.homeward.discharge.persistence.CaseState;
import org.homeward.discharge.suggestion.FindSuggestions;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.ETags;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** What the states of care suggest for the delay ledger of a stay; a person decides. */
@Path("/v1/stays/{stay}/delay-suggestions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SuggestionsResource {

    /** Of accept: another owner, organisation or beginning; of dismiss: why. */
    public record Decision(
            @Nullable String owner,
            @Nullable String organisation,
            @Nullable String from,
            @Nullable String reason) {}

    private final FindSuggestions findSuggestions;
    private final DecideSuggestion decideSuggestion;
    private final FindCase findCase;
    private final SuggestionAnswers suggestions;
    private final CaseAnswers answers;
    private final Sight sight;

    SuggestionsResource(
            FindSuggestions findSuggestions,
            DecideSuggestion decideSuggestion,
            FindCase findCase,
            SuggestionAnswers suggestions,
            CaseAnswers answers,
            Sight sight) {
        this.findSuggestions = findSuggestions;
        this.decideSuggestion = decideSuggestion;
        this.findCase = findCase;
        this.suggestions = suggestions;
        this.answers = answers;
        this.sight = sight;
    }

    @GET
    public ObjectNode list(
            @PathParam("stay") String stay,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        sight.requireCases();
        CaseState state = findCase.find(stay);
        if (state == null || !sight.mayActFor(state.discharge().trust())) {
            throw ProblemException.notFound();
        }
        return Paging.ofText(limit, cursor)
                .addTo(
                        JsonNodeFactory.instance.objectNode(),
                        findSuggestions.of(List.of(stay)).getOrDefault(stay, List.of()),
                        suggestion -> suggestion.id().toString(),
                        suggestions::of);
    }

    @POST
    @Path("{suggestion}/{action:accept|dismiss}")
    public Response decide(
            @PathParam("stay") String stay,
            @PathParam("suggestion") String suggestion,
            @PathParam("action") String action,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch)
            throws IOException {
        sight.requireCommands();
        UUID id = Given.id(suggestion);
        Decision said = Bodies.readOrEmpty(body, Decision.class);
        String caller = sight.subject();
        String path = "/v1/stays/" + stay + "/delay-suggestions/" + id + '/' + action;
        var command = new CaseCommand(
                stay,
                caller,
                Given.time("from", said.from()),
                ETags.seenVersion(ifMatch),
                sight::mayActFor,
                new IdempotencyKeys.Command(key, caller, path, body));
        var teller = answers.teller(200, "from", recorded -> null);
        if (action.equals("dismiss")) {
            String reason = Given.text("reason", said.reason());
            return decideSuggestion.dismiss(command, id, reason, teller).response();
        }
        var instead = new DecideSuggestion.Instead(
                Given.textOrNull("owner", said.owner()), Given.textOrNull("organisation", said.organisation()));
        return decideSuggestion.accept(command, id, instead, teller).response();
    }
}
