package org.homeward.discharge.api;

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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.homeward.discharge.CaseCommand;
import org.homeward.discharge.MarkDay;
import org.homeward.discharge.domain.RedGreenDay;
import org.homeward.discharge.domain.RedGreenDay.Colour;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** The red and green days of a stay. */
@Path("/v1/stays/{stay}/red-green")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RedGreenResource {

    /** What a day was, with the reason for red or the evidence for green; {@code markedAt} is now unless it is said. */
    public record Mark(
            @Nullable String colour,
            @Nullable String reason,
            @Nullable String markedAt) {}

    private final MarkDay markDay;
    private final CaseAnswers answers;
    private final Sight sight;

    RedGreenResource(MarkDay markDay, CaseAnswers answers, Sight sight) {
        this.markDay = markDay;
        this.answers = answers;
        this.sight = sight;
    }

    @PUT
    @Path("{date}")
    public Response mark(
            @PathParam("stay") String stay,
            @PathParam("date") String date,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        sight.requireCommands();
        var day = Given.date("date", date);
        Mark mark = Bodies.read(body, Mark.class);
        Colour colour = colour(mark.colour());
        String reason = Given.text("reason", mark.reason());
        Instant at = Given.time("markedAt", mark.markedAt());
        String caller = sight.subject();
        var once = new IdempotencyKeys.Command(key, caller, "/v1/stays/" + stay + "/red-green/" + date, body);
        var command = new CaseCommand(stay, caller, at, null, sight::mayActFor, once);
        return markDay.mark(command, day, colour, reason, answers.teller(200, "markedAt", recorded -> null))
                .response();
    }

    @GET
    public ObjectNode list(
            @PathParam("stay") String stay,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        sight.requireCases();
        Instant known = Given.time("knownAt", knownAt);
        Instant now = Instant.now();
        var found = markDay.days(stay, known == null || known.isAfter(now) ? now : known, known);
        if (found == null || !sight.mayActFor(found.trust())) {
            throw ProblemException.notFound();
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("red", count(found.days(), Colour.RED)).put("green", count(found.days(), Colour.GREEN));
        return Paging.ofText(limit, cursor)
                .addTo(answer, found.days(), day -> day.date().toString(), RedGreenResource::told);
    }

    private static long count(List<RedGreenDay> days, Colour colour) {
        return days.stream().filter(day -> day.colour() == colour).count();
    }

    private static ObjectNode told(RedGreenDay day) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("date", day.date().toString())
                .put("ward", day.ward())
                .put("colour", day.colour().name().toLowerCase(Locale.ROOT))
                .put("reason", day.reason())
                .put("by", day.by())
                .put("final", day.isFinal());
    }

    private static Colour colour(@Nullable String given) {
        if ("red".equals(given)) {
            return Colour.RED;
        }
        if ("green".equals(given)) {
            return Colour.GREEN;
        }
        throw ProblemException.field("colour", "must be red or green");
    }
}
