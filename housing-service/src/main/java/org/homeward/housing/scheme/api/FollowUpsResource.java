package org.homeward.housing.scheme.api;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.homeward.housing.api.HousingCaller;
import org.homeward.housing.scheme.FollowPeopleUp;
import org.homeward.housing.scheme.FollowPeopleUp.Found;
import org.homeward.housing.scheme.FollowPeopleUp.Outcome;
import org.homeward.housing.scheme.domain.Living;
import org.homeward.housing.scheme.domain.Mark;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Whom somebody has to ask where they live now, and the answer. A follow-up's id is its stay, a dash and the days. */
@Path("/v1/follow-ups")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class FollowUpsResource {

    record AnswerBody(@Nullable String living) {}

    private record Id(String stay, Mark mark) {
        static Id parse(String text) {
            int dash = text.lastIndexOf('-');
            String days = text.substring(dash + 1);
            Mark mark = dash > 0 && days.matches("[0-9]{2,3}") ? Mark.of(Integer.parseInt(days)) : null;
            if (mark == null || text.indexOf('\0') >= 0) {
                throw ProblemException.notFound();
            }
            return new Id(text.substring(0, dash), mark);
        }
    }

    private final FollowPeopleUp follow;
    private final SchemeCaller caller;
    private final ObjectMapper json;

    FollowUpsResource(FollowPeopleUp follow, SchemeCaller caller, ObjectMapper json) {
        this.follow = follow;
        this.caller = caller;
        this.json = json;
    }

    /** Those that are due: of the caller's own trust, who has left first in front. */
    @GET
    public ObjectNode due(@QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        requirePatients();
        Paging paging = Paging.ofText(limit, cursor).requireParts(3);
        List<Found> due = follow.due(caller.trust(), after(paging), paging.limit() + 1);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("asOf", Times.format(Instant.now()));
        ArrayNode items = answer.putArray("items");
        due.stream().limit(paging.limit()).forEach(one -> items.add(item(one)));
        return answer.put("next", due.size() > paging.limit() ? cursor(due.get(paging.limit() - 1)) : null);
    }

    @GET
    @Path("{id}")
    public ObjectNode one(@PathParam("id") String id) {
        requirePatients();
        return told(known(Id.parse(id)));
    }

    /** Where the person was on that day, by what somebody was told. The last answer stands; those before it are kept. */
    @POST
    @Path("{id}/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response answer(
            @PathParam("id") String id, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        caller.require(HousingCaller.WRITE);
        Id about = Id.parse(id);
        AnswerBody sent = Bodies.read(body, AnswerBody.class);
        Living living = Living.of(Given.oneOf("living", Given.text("living", sent.living()), Living.ANSWERS));
        var once = new IdempotencyKeys.Command(key, caller.subject(), "/v1/follow-ups/" + id + "/answer", body);
        return follow.answer(
                        about.stay(),
                        about.mark(),
                        Objects.requireNonNull(living),
                        caller.subject(),
                        caller::mayActFor,
                        once,
                        this::told)
                .response();
    }

    private Answer told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(Found found) -> new Answer(200, told(found).toString(), null);
            case Outcome.NotDue(Found found) ->
                Answer.of(
                        Problem.conflict("not-due", "nobody has to be asked: the day has not come, or events tell")
                                .with("current", item(found)),
                        json);
            case Outcome.Unknown unknown -> Answer.of(Problem.notFound(), json);
        };
    }

    private void requirePatients() {
        caller.require(HousingCaller.READ);
        if (!caller.seesPatients()) {
            throw ProblemException.forbidden("people are followed up by their own trust");
        }
    }

    private Found known(Id id) {
        Found found = follow.find(id.stay(), id.mark());
        if (found == null || !caller.mayActFor(found.person().trust())) {
            throw ProblemException.notFound();
        }
        return found;
    }

    private static FollowPeopleUp.@Nullable After after(Paging paging) {
        if (paging.after().isEmpty()) {
            return null;
        }
        Instant left = Given.time("cursor", paging.after().get(0));
        String days = paging.after().get(2);
        Mark mark = days.matches("[0-9]{2,3}") ? Mark.of(Integer.parseInt(days)) : null;
        if (left == null || mark == null) {
            throw ProblemException.field("cursor", "was not given out here");
        }
        return new FollowPeopleUp.After(left, paging.after().get(1), mark);
    }

    private static String cursor(Found last) {
        return Paging.cursor(
                Times.format(last.person().left()),
                last.person().stay(),
                String.valueOf(last.followUp().mark().days()));
    }

    /** With every answer that was given, the last one at the end. */
    private static ObjectNode told(Found found) {
        ObjectNode node = item(found);
        ArrayNode answers = node.putArray("answers");
        found.answers()
                .forEach(one -> answers.addObject()
                        .put("living", one.living().code())
                        .put("by", one.by())
                        .put("at", Times.format(one.at())));
        return node;
    }

    private static ObjectNode item(Found found) {
        Living living = found.followUp().living();
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id(found))
                .put("stay", found.person().stay())
                .put("trust", found.person().trust())
                .put("days", found.followUp().mark().days())
                .put("due", found.followUp().due().toString())
                .put("leftAt", Times.format(found.person().left()))
                .put("status", found.followUp().status().code())
                .put("living", living == null ? null : living.code());
    }

    private static String id(Found found) {
        return found.person().stay() + '-' + found.followUp().mark().days();
    }
}
