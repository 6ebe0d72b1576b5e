package org.homeward.discharge.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import org.homeward.discharge.note.Note;
import org.homeward.discharge.note.NoteRights;
import org.homeward.discharge.note.WriteNotes;
import org.homeward.discharge.note.WriteNotes.Outcome;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** What organisations note about a stay: for themselves, or for everybody who sees it. */
@Path("/v1/stays/{stay}/notes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class NotesResource {

    /** @param sharing {@code organisation} (default) or {@code shared} */
    public record Written(@Nullable String text, @Nullable String sharing) {}

    private final WriteNotes notes;
    private final CaseAnswers answers;
    private final Sight sight;

    NotesResource(WriteNotes notes, CaseAnswers answers, Sight sight) {
        this.notes = notes;
        this.answers = answers;
        this.sight = sight;
    }

    @POST
    public Response write(
            @PathParam("stay") String stay, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key)
            throws IOException {
        if (sight.ownProvider() == null) {
            sight.requireCommands();
        }
        Written written = Bodies.read(body, Written.class);
        String sharing = written == null ? null : written.sharing();
        Given.oneOf("sharing", sharing, List.of("organisation", "shared"));
        String caller = sight.subject();
        var once = new IdempotencyKeys.Command(key, caller, "/v1/stays/" + stay + "/notes", body);
        return notes.write(
                        new WriteNotes.Command(
                                stay,
                                "shared".equals(sharing),
                                Given.words("text", written == null ? null : written.text()),
                                caller,
                                rights(),
                                once),
                        this::told)
                .response();
    }

    @GET
    public ObjectNode list(
            @PathParam("stay") String stay,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (sight.ownProvider() == null) {
            sight.requireCases();
        }
        Paging paging = Paging.ofText(limit, cursor).requireParts(2);
        List<String> after = paging.after();
        List<Note> found = notes.read(
                stay,
                rights(),
                after.isEmpty() ? null : Given.time("cursor", after.get(0)),
                after.isEmpty() ? null : Given.id(after.get(1)),
                paging.limit() + 1);
        if (found == null) {
            throw ProblemException.notFound();
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        found.stream().limit(paging.limit()).forEach(note -> items.add(of(note)));
        Note last = found.size() > paging.limit() ? found.get(paging.limit() - 1) : null;
        return answer.put(
                "next",
                last == null
                        ? null
                        : Paging.cursor(
                                Times.format(last.recordedAt()), last.id().toString()));
    }

    private NoteRights rights() {
        return new NoteRights(sight::mayActFor, sight.ownProvider(), sight.org());
    }

    private Answer told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Written(Note note) -> new Answer(201, of(note).toString(), null);
            case Outcome.Merged(String into) ->
                answers.problem(Problem.conflict("stay-merged", "the stay is part of another one")
                        .with("into", into));
            case Outcome.UnknownStay unknown ->
                answers.problem(Problem.notFound().withDetail("there is no such stay"));
        };
    }

    private static ObjectNode of(Note note) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", note.id().toString())
                .put("stay", note.stay())
                .put("organisation", note.organisation())
                .put("sharing", note.shared() ? "shared" : "organisation")
                .put("text", note.text())
                .put("by", note.by());
        CaseAnswers.time(node, "recordedAt", note.recordedAt());
        return node;
    }
}
