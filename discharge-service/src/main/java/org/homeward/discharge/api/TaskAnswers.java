package org.homeward.discharge.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.homeward.discharge.domain.Place;
import org.homeward.discharge.task.TaskOutcome;
import org.homeward.discharge.task.domain.Task;
import org.homeward.discharge.task.persistence.Tasks;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.http.Problem;

/** Tasks and outcomes as they are answered. */
@ApplicationScoped
class TaskAnswers {

    private final CaseAnswers answers;

    TaskAnswers(CaseAnswers answers) {
        this.answers = answers;
    }

    static ObjectNode of(Tasks.Recorded recorded, Instant at) {
        Task task = recorded.task();
        Place place = recorded.place() == null ? null : Place.parse(recorded.place());
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", task.id().toString())
                .put("stay", task.stay())
                .put("trust", task.trust())
                .put("site", place == null ? null : place.site())
                .put("ward", place == null ? null : place.ward())
                .put("kind", task.kind().code())
                .put("title", task.title())
                .put("owner", task.owner())
                .put("team", task.team());
        CaseAnswers.time(node, "dueAt", task.dueAt());
        node.put("overdue", task.isOverdue(at)).put("status", task.status().code());
        node.put("createdBy", task.createdBy());
        CaseAnswers.time(node, "createdAt", task.opensAt());
        Task.Closing closing = task.closing();
        node.put("closedBy", closing == null ? null : closing.by());
        CaseAnswers.time(node, "closedAt", closing == null ? null : closing.at());
        node.put("note", closing == null ? null : closing.note());
        CaseAnswers.time(node, "recordedAt", recorded.recordedAt());
        return node.put("version", recorded.version());
    }

    /** With everything that was done with it. */
    static ObjectNode of(Tasks.Recorded recorded, List<Tasks.Step> steps, Instant at) {
        ObjectNode node = of(recorded, at);
        ArrayNode history = node.putArray("history");
        for (Tasks.Step step : steps) {
            ObjectNode one = history.addObject().put("what", step.change().code());
            one.put("by", step.by());
            CaseAnswers.time(one, "at", step.at());
            one.put("owner", step.owner()).put("team", step.team());
            CaseAnswers.time(one, "dueAt", step.dueAt());
            one.put("note", step.note());
        }
        return node;
    }

    /** As one of the things that a patient waits for. */
    static ObjectNode wait(Tasks.Recorded recorded, Instant at) {
        Task task = recorded.task();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("for", "task")
                .put("id", task.id().toString())
                .put("kind", task.kind().code())
                .put("label", task.title())
                .put("owner", task.owner())
                .put("team", task.team());
        CaseAnswers.time(node, "since", task.opensAt());
        CaseAnswers.time(node, "dueAt", task.dueAt());
        return node.put("overdue", task.isOverdue(at));
    }

    Answer created(TaskOutcome outcome) {
        return outcome instanceof TaskOutcome.Recorded(Tasks.Recorded recorded)
                ? new Answer(
                        201,
                        of(recorded, recorded.recordedAt()).toString(),
                        "/v1/tasks/" + recorded.task().id())
                : changed(outcome);
    }

    Answer changed(TaskOutcome outcome) {
        return switch (outcome) {
            case TaskOutcome.Recorded(Tasks.Recorded recorded) ->
                new Answer(200, of(recorded, recorded.recordedAt()).toString(), null);
            case TaskOutcome.Refused(String code, String detail, Tasks.Recorded recorded) ->
                answers.problem(Problem.conflict(code, detail).with("current", of(recorded, Instant.now())));
            case TaskOutcome.Changed(Tasks.Recorded recorded) ->
                answers.problem(Problem.changed("the task has changed since you read it")
                        .with("current", of(recorded, Instant.now())));
            case TaskOutcome.Merged(String into) ->
                answers.problem(Problem.conflict("stay-merged", "the stay is part of another one")
                        .with("into", into));
            case TaskOutcome.UnknownStay unknown ->
                answers.problem(Problem.notFound().withDetail("there is no such stay"));
            case TaskOutcome.UnknownTask unknown ->
                answers.problem(Problem.notFound().withDetail("there is no such task"));
        };
    }
}
