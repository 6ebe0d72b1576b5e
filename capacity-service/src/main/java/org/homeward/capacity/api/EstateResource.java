package org.homeward.capacity.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.homeward.capacity.FindEstate;
import org.homeward.capacity.ReplaceEstate;
import org.homeward.capacity.ReplaceEstate.Command;
import org.homeward.capacity.ReplaceEstate.Outcome;
import org.homeward.capacity.domain.EstateDocument;
import org.homeward.capacity.domain.EstateDocument.Fault;
import org.homeward.capacity.domain.SiteEstate.Version;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.Caller;
import org.homeward.kit.http.ETags;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.Problem.FieldError;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** The estate of a site, as a whole. */
@Path("/v1/sites/{site}/estate")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EstateResource {

    private static final String SCOPE = "hl7:write";
    private static final Set<String> TOLD = Set.of("site", "version", "recordedAt", "asOf");

    private final ReplaceEstate replace;
    private final FindEstate find;
    private final Caller caller;
    private final ObjectMapper json;

    EstateResource(ReplaceEstate replace, FindEstate find, Caller caller, ObjectMapper json) {
        this.replace = replace;
        this.find = find;
        this.caller = caller;
        this.json = json;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(
            @PathParam("site") String site, @HeaderParam("If-Match") @Nullable String ifMatch, byte[] body) {
        caller.requireScope(SCOPE);
        EstateDocument document = Bodies.read(body, EstateDocument.class, TOLD);
        return replaceBy(site, ifMatch, document);
    }

    /** Wards keep their names and the site its settings; a file has neither. */
    @PUT
    @Consumes("text/csv")
    public Response importFile(
            @PathParam("site") String site, @HeaderParam("If-Match") @Nullable String ifMatch, String file) {
        caller.requireScope(SCOPE);
        Version before = find.latest(site);
        return replaceBy(site, ifMatch, EstateFile.read(file, before == null ? null : before.document()));
    }

    @GET
    public Response get(@PathParam("site") String site, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        caller.requireScope(SCOPE);
        Version version = find.latest(site);
        if (version == null || !caller.mayActFor(version.trust())) {
            throw ProblemException.notFound();
        }
        String tag = ETags.ofVersion(version.version());
        return ETags.matches(ifNoneMatch, tag)
                ? Response.notModified().header("ETag", tag).build()
                : Response.ok(answer(version)).header("ETag", tag).build();
    }

    @GET
    @Path("versions")
    public ObjectNode versions(
            @PathParam("site") String site,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.requireScope(SCOPE);
        List<Version> versions = find.versions(site);
        if (versions.isEmpty() || !caller.mayActFor(versions.getLast().trust())) {
            throw ProblemException.notFound();
        }
        return Paging.ofText(limit, cursor)
                .addTo(
                        JsonNodeFactory.instance.objectNode(),
                        versions,
                        version -> Long.toString(version.version()),
                        this::answer);
    }

    private Response replaceBy(String site, @Nullable String ifMatch, EstateDocument document) {
        Given.text("site", site);
        Version before = find.latest(site);
        String trust = trust(site, document, before);
        ETags.requireMatch(ifMatch, before == null ? null : ETags.ofVersion(before.version()));
        Long expected = ifMatch == null || before == null ? null : before.version();
        EstateDocument kept = new EstateDocument(trust, document.cleaningAfterStay(), document.wards());
        return switch (replace.replace(new Command(site, trust, caller.subject(), expected, kept))) {
            case Outcome.Replaced(Version version, boolean isNew) ->
                Response.status(isNew && version.version() == 1 ? 201 : 200)
                        .header("ETag", ETags.ofVersion(version.version()))
                        .entity(answer(version))
                        .build();
            case Outcome.Invalid(List<Fault> faults) ->
                throw new ProblemException(Problem.invalid(faults.stream()
                        .map(fault -> new FieldError(fault.field(), fault.reason()))
                        .toArray(FieldError[]::new)));
            case Outcome.OfAnotherTrust other -> throw ProblemException.notFound();
            case Outcome.Changed changed ->
                throw new ProblemException(Problem.of(412, "changed", "It has changed since you read it"));
        };
    }

    private String trust(String site, EstateDocument document, @Nullable Version before) {
        if (before != null && !caller.mayActFor(before.trust())) {
            throw ProblemException.notFound();
        }
        String org = caller.org();
        String trust = document.trust();
        if (trust == null || trust.isBlank()) {
            trust = before != null ? before.trust() : org != null ? org : BedStatusResource.firstThree(site);
        }
        if (!caller.mayActFor(trust)) {
            throw ProblemException.forbidden("the token may not act for the trust of this site");
        }
        return trust;
    }

    private ObjectNode answer(Version version) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("site", version.site());
        node.setAll((ObjectNode) json.valueToTree(version.document()));
        node.put("version", version.version());
        Answers.time(node, "recordedAt", version.recordedAt());
        return node;
    }
}
