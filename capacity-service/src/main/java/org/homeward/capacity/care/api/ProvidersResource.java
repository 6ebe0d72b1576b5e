package org.homeward.capacity.care.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.Map;
import java.util.Set;
import org.homeward.capacity.care.FindProviders;
import org.homeward.capacity.care.ReplaceProvider;
import org.homeward.capacity.care.ReplaceProvider.Outcome;
import org.homeward.capacity.care.domain.ProviderDocument;
import org.homeward.capacity.care.persistence.Providers.Version;
import org.homeward.capacity.domain.EstateDocument.Fault;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.ETags;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Providers of care: who they are, where they serve, in which tier they are asked. */
@Path("/v1/providers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ProvidersResource {

    private static final String SCOPE = "provider:write";
    private static final Set<String> TOLD = Set.of("provider", "version", "recordedAt", "asOf");

    private final ReplaceProvider replace;
    private final FindProviders find;
    private final CareAnswers answers;
    private final ProviderRights rights;

    ProvidersResource(ReplaceProvider replace, FindProviders find, CareAnswers answers, ProviderRights rights) {
        this.replace = replace;
        this.find = find;
        this.answers = answers;
        this.rights = rights;
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(
            @PathParam("id") String id,
            byte[] body,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        rights.require(SCOPE, id);
        ProviderDocument document = Bodies.read(body, ProviderDocument.class, TOLD);
        String path = "/v1/providers/" + id;
        return replace.replace(
                        new ReplaceProvider.Command(
                                id,
                                document,
                                ETags.seenVersion(ifMatch),
                                rights.mayPlace(),
                                rights.source(),
                                new IdempotencyKeys.Command(key, rights.subject(), path, body)),
                        this::told)
                .response();
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        rights.requireToRead(SCOPE, id);
        Version version = find.latest(id);
        if (version == null) {
            throw ProblemException.notFound();
        }
        String tag = ETags.ofVersion(version.version());
        return ETags.matches(ifNoneMatch, tag)
                ? Response.notModified().header("ETag", tag).build()
                : Response.ok(answers.provider(version)).header("ETag", tag).build();
    }

    @GET
    @Path("{id}/versions")
    public ObjectNode versions(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        rights.requireToRead(SCOPE, id);
        List<Version> versions = find.versions(id);
        if (versions.isEmpty()) {
            throw ProblemException.notFound();
        }
        return Paging.ofText(limit, cursor)
                .addTo(
                        JsonNodeFactory.instance.objectNode(),
                        versions,
                        version -> Long.toString(version.version()),
                        answers::provider);
    }

    @GET
    public ObjectNode list(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        rights.requireFlow();
        Paging paging = Paging.ofText(limit, cursor).requireParts(1);
        List<Version> found = find.page(paging.afterKey(), paging.limit() + 1);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        found.stream().limit(paging.limit()).forEach(version -> items.add(answers.provider(version)));
        boolean more = found.size() > paging.limit();
        return answer.put(
                "next", more ? Paging.cursor(found.get(paging.limit() - 1).provider()) : null);
    }

    private IdempotencyKeys.Answer told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Replaced(Version version, boolean isNew) ->
                answers.done(
                        isNew && version.version() == 1 ? 201 : 200,
                        answers.provider(version),
                        "/v1/providers/" + version.provider());
            case Outcome.Invalid(List<Fault> faults) -> throw CareAnswers.invalid(faults);
            case Outcome.NotTheirs(List<Fault> faults) -> throw new ProblemException(notTheirs(faults));
            case Outcome.Changed(Version current) ->
                answers.refused(CareAnswers.changed(current == null ? null : answers.provider(current)));
        };
    }

    private static Problem notTheirs(List<Fault> faults) {
        Problem forbidden = Problem.forbidden("in which tier a provider is asked is for a council to say");
        List<Problem.FieldError> errors = faults.stream()
                .map(fault -> new Problem.FieldError(fault.field(), fault.reason()))
                .toList();
        return new Problem(
                forbidden.type(), forbidden.title(), forbidden.status(), forbidden.detail(), errors, Map.of());
    }
}
