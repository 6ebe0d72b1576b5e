package org.homeward.capacity.care.api;

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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.homeward.capacity.care.DeclareCapacity;
import org.homeward.capacity.care.DeclareCapacity.Outcome;
import org.homeward.capacity.care.DeclareCapacity.Statement;
import org.homeward.capacity.care.FindProviders;
import org.homeward.capacity.care.domain.Capacity;
import org.homeward.capacity.care.domain.CareService.Unit;
import org.homeward.capacity.care.domain.Line;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.ETags;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a provider declares to be free, and what is left of it. */
@Path("/v1/providers/{id}/capacity")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CapacityResource {

    private static final String SCOPE = "capacity:write";

    /**
     * Figures in hours, in places, or the word that those shown have not changed.
     *
     * @param areas null: nothing is said of home care
     * @param places null: nothing is said of places
     */
    record Body(
            @Nullable List<Statements.@Nullable Wire> areas,
            @Nullable List<Statements.@Nullable Wire> places,
            @Nullable Boolean unchanged) {}

    private final DeclareCapacity declare;
    private final FindProviders find;
    private final CareAnswers answers;
    private final ProviderRights rights;

    CapacityResource(DeclareCapacity declare, FindProviders find, CareAnswers answers, ProviderRights rights) {
        this.declare = declare;
        this.find = find;
        this.answers = answers;
        this.rights = rights;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(
            @PathParam("id") String id,
            byte[] bytes,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        rights.require(SCOPE, id);
        Body body = Bodies.read(bytes, Body.class);
        boolean unchanged = Boolean.TRUE.equals(body.unchanged());
        if (!unchanged && body.areas() == null && body.places() == null) {
            throw ProblemException.field("areas", "is needed, or places, or unchanged");
        }
        if (unchanged && (ifMatch == null || body.areas() != null || body.places() != null)) {
            throw ProblemException.field("unchanged", "stands alone, with the ETag of the figures shown as If-Match");
        }
        return declare.declare(
                        new DeclareCapacity.Command(
                                id,
                                statements(body),
                                kinds(body),
                                unchanged,
                                ifMatch,
                                (unchanged ? "unchanged|" : "declaration|") + rights.source(),
                                new IdempotencyKeys.Command(
                                        key, rights.subject(), "/v1/providers/" + id + "/capacity", bytes)),
                        this::told)
                .response();
    }

    @GET
    public Response get(@PathParam("id") String id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        rights.requireToRead(SCOPE, id);
        Capacity capacity = find.capacity(id);
        if (capacity == null) {
            throw ProblemException.notFound();
        }
        return ETags.matches(ifNoneMatch, capacity.tag())
                ? Response.notModified().header("ETag", capacity.tag()).build()
                : Response.ok(answers.capacity(capacity))
                        .header("ETag", capacity.tag())
                        .build();
    }

    private static List<Statement> statements(Body body) {
        Statements read = new Statements();
        List<Statement> all = new ArrayList<>();
        add(read, "areas", body.areas(), Unit.HOURS, all);
        add(read, "places", body.places(), Unit.PLACES, all);
        if (!read.faults().isEmpty()) {
            throw CareAnswers.invalid(read.faults());
        }
        return all;
    }

    private static void add(
            Statements read,
            String list,
            @Nullable List<Statements.@Nullable Wire> lines,
            Unit unit,
            List<Statement> all) {
        for (int i = 0; lines != null && i < lines.size(); i++) {
            String field = list + '[' + i + ']';
            Statements.Wire wire = lines.get(i);
            Statement statement = wire == null ? null : read.read(field, wire, unit);
            if (wire == null) {
                read.add(field, "is needed");
            } else if (statement != null) {
                all.add(statement);
            }
        }
    }

    private static Set<Unit> kinds(Body body) {
        Set<Unit> kinds = EnumSet.noneOf(Unit.class);
        if (body.areas() != null) {
            kinds.add(Unit.HOURS);
        }
        if (body.places() != null) {
            kinds.add(Unit.PLACES);
        }
        return kinds;
    }

    private IdempotencyKeys.Answer told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Declared(Capacity capacity) -> answers.done(200, answers.capacity(capacity), null);
            case Outcome.UnknownProvider unknown -> throw ProblemException.notFound();
            case Outcome.Changed(Capacity current) -> answers.refused(CareAnswers.changed(answers.capacity(current)));
            case Outcome.NotComplete not ->
                answers.refused(Problem.conflict(
                                "not-complete",
                                "what packages have taken is not known up to now; declare figures, or try again")
                        .undecided());
            case Outcome.InTheFuture(String statement) ->
                throw ProblemException.field(statement + ".declaredAt", "must not lie in the future");
            case Outcome.OverCommitted(List<Line> lines) ->
                answers.refused(Problem.conflict("over-committed", "more was accepted than was free; declare figures")
                        .with(
                                "lines",
                                lines.stream()
                                        .map(line -> line.area().code() + '/' + line.service())
                                        .toList()));
        };
    }
}
