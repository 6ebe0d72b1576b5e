package org.homeward.discharge.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.discharge.person.AssessPerson;
import org.homeward.discharge.person.FindJourney;
import org.homeward.discharge.person.domain.JourneyEntry;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** People, by the random id that stays carry; no NHS number is one. */
@Path("/v1/people/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PeopleResource {

    private final FindJourney findJourney;
    private final AssessPerson assessPerson;
    private final Sight sight;
    private final Duration fresh;

    PeopleResource(
            FindJourney findJourney,
            AssessPerson assessPerson,
            Sight sight,
            @ConfigProperty(name = "homeward.stale-after") Duration fresh) {
        this.findJourney = findJourney;
        this.assessPerson = assessPerson;
        this.sight = sight;
        this.fresh = fresh;
    }

    /** What happened to a person, the first first. */
    @GET
    @Path("journey")
    public ObjectNode journey(
            @PathParam("id") String id,
            @QueryParam("asOf") @Nullable String asOf,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        sight.requireCases();
        Paging paging = Paging.ofText(limit, cursor).requireParts(2);
        Instant now = Instant.now();
        Instant known = Given.time("knownAt", knownAt);
        Instant at = Given.time("asOf", asOf);
        var journey = findJourney.find(Given.id(id).toString(), sight::mayActFor, at, known);
        if (journey == null) {
            throw ProblemException.notFound();
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("person", journey.person());
        CaseAnswers.time(answer, "asOf", at == null ? now : at);
        CaseAnswers.time(answer, "knownAt", journey.knownAt());
        answer.put("stale", journey.knownAt() == null || journey.knownAt().isBefore(now.minus(fresh)));
        List<JourneyEntry> rest = after(journey.entries(), paging);
        ArrayNode items = answer.putArray("items");
        rest.stream().limit(paging.limit()).forEach(entry -> items.add(of(entry)));
        JourneyEntry last = rest.size() > paging.limit() ? rest.get(paging.limit() - 1) : null;
        return answer.put("next", last == null ? null : Paging.cursor(Times.format(last.at()), last.id()));
    }

    @GET
    @Path("assessments")
    public ObjectNode assessments(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        sight.requireCases();
        var found = assessPerson.ofPerson(Given.id(id).toString(), sight::mayActFor);
        if (found == null) {
            throw ProblemException.notFound();
        }
        return AssessmentAnswers.page(found, Paging.ofText(limit, cursor), Instant.now());
    }

    private static List<JourneyEntry> after(List<JourneyEntry> entries, Paging paging) {
        if (paging.after().isEmpty()) {
            return entries;
        }
        Instant at = Given.time("cursor", paging.after().get(0));
        String id = paging.after().get(1);
        return entries.stream()
                .filter(entry -> at == null
                        || entry.at().isAfter(at)
                        || entry.at().equals(at) && entry.id().compareTo(id) > 0)
                .toList();
    }

    private static ObjectNode of(JourneyEntry entry) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        CaseAnswers.time(node, "at", entry.at());
        node.put("section", entry.section())
                .put("what", entry.what())
                .put("stay", entry.stay())
                .put("by", entry.by());
        CaseAnswers.time(node, "recordedAt", entry.recordedAt());
        ObjectNode details = node.putObject("details");
        entry.details().forEach(details::put);
        return node.put("id", entry.id());
    }
}
