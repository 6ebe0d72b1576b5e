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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.homeward.discharge.task.ChangeTask;
import org.homeward.discharge.task.ChangeTask.Wish;
import org.homeward.discharge.task.CreateTask;
import org.homeward.discharge.task.FindTasks;
import org.homeward.discharge.task.persistence.Tasks;
import org.homeward.kit.http.Bodies;
import org.homeward.kit.http.ETags;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** What somebody is to do for a patient's way out, asked by people or raised by the service. */
@Path("/v1/tasks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TasksResource {

    private static final String PATH = "/v1/tasks";

    /** A task: for a person, a team, or a person of a team. */
    public record Wanted(
            @Nullable String stay,
            @Nullable String title,
            @Nullable String owner,
            @Nullable String team,
            @Nullable String dueAt) {}

    /** What the body of an action may hold; which of it counts, the action says. */
    public record Action(
            @Nullable String owner,
            @Nullable String team,
            @Nullable String dueAt,
            @Nullable String note,
            @Nullable String reason) {}

    private final CreateTask createTask;
    private final ChangeTask changeTask;
    private final FindTasks findTasks;
    private final TaskAnswers answers;
    private final Sight sight;

    TasksResource(CreateTask createTask, ChangeTask changeTask, FindTasks findTasks, TaskAnswers answers, Sight sight) {
        this.createTask = createTask;
        this.changeTask = changeTask;
        this.findTasks = findTasks;
        this.answers = answers;
        this.sight = sight;
    }

    @POST
    public Response create(byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) throws IOException {
        sight.requireCommands();
        Wanted wanted = read(body, Wanted.class);
        String owner = Given.textOrNull("owner", wanted.owner());
        String team = Given.textOrNull("team", wanted.team());
        String caller = sight.subject();
        var command = new CreateTask.Command(
                Given.text("stay", wanted.stay()),
                Given.text("title", wanted.title()),
                owner,
                team,
                due(wanted.dueAt()),
                caller,
                sight::mayActFor,
                new IdempotencyKeys.Command(key, caller, PATH, body));
        requireSomebody(owner, team);
        return createTask.create(command, answers::created).response();
    }

    @GET
    public ObjectNode list(@BeanParam TaskQuery query) {
        sight.requireCases();
        Instant now = Instant.now();
        Paging paging = query.paging();
        var found = findTasks.list(query.filter(sight.ownTrust(), now), TaskQuery.after(paging), paging.limit() + 1);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        CaseAnswers.time(answer, "asOf", now);
        CaseAnswers.time(answer, "knownAt", found.knownAt());
        ArrayNode items = answer.putArray("items");
        found.items().stream().limit(paging.limit()).forEach(task -> items.add(TaskAnswers.of(task, now)));
        boolean more = found.items().size() > paging.limit();
        Tasks.Recorded last = more ? found.items().get(paging.limit() - 1) : null;
        return answer.put(
                "next",
                last == null
                        ? null
                        : Paging.cursor(
                                Times.format(last.task().dueAt()),
                                last.task().id().toString()));
    }

    /** The ETag is the task's version: what an If-Match is compared with. */
    @GET
    @Path("{id}")
    public Response one(@PathParam("id") String id) {
        sight.requireCases();
        Tasks.Recorded recorded = findTasks.find(Given.id(id));
        if (recorded == null || !sight.mayActFor(recorded.task().trust())) {
            throw ProblemException.notFound();
        }
        return Response.ok(TaskAnswers.of(
                        recorded, findTasks.history(recorded.task().id()), Instant.now()))
                .header(HttpHeaders.ETAG, ETags.ofVersion(recorded.version()))
                .build();
    }

    @POST
    @Path("{id}/{action:claim|reassign|complete|cancel}")
    public Response change(
            @PathParam("id") String id,
            @PathParam("action") String action,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch)
            throws IOException {
        sight.requireCommands();
        UUID task = Given.id(id);
        Action said = body.length == 0 ? new Action(null, null, null, null, null) : read(body, Action.class);
        String caller = sight.subject();
        var command = new ChangeTask.Command(
                task,
                wish(action, said),
                caller,
                ETags.seenVersion(ifMatch),
                sight::mayActFor,
                new IdempotencyKeys.Command(key, caller, PATH + '/' + task + '/' + action, body));
        return changeTask.change(command, answers::changed).response();
    }

    private static Wish wish(String action, Action said) {
        return switch (action) {
            case "claim" -> new Wish.Claim();
            case "reassign" -> {
                String owner = Given.textOrNull("owner", said.owner());
                String team = Given.textOrNull("team", said.team());
                requireSomebody(owner, team);
                yield new Wish.Reassign(owner, team, Given.time("dueAt", said.dueAt()));
            }
            case "complete" -> new Wish.Complete(Given.textOrNull("note", said.note()));
            default -> new Wish.Cancel(Given.text("reason", said.reason()));
        };
    }

    private static Instant due(@Nullable String dueAt) {
        Instant due = Given.time("dueAt", dueAt);
        if (due == null) {
            throw ProblemException.field("dueAt", "is needed: an ISO-8601 time with an offset");
        }
        return due;
    }

    private static void requireSomebody(@Nullable String owner, @Nullable String team) {
        if (owner == null && team == null) {
            throw ProblemException.field("team", "is needed, or an owner");
        }
    }

    private <T> T read(byte[] body, Class<T> type) throws IOException {
        return Bodies.read(body, type);
    }
}
