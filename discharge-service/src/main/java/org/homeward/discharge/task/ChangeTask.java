package org.homeward.discharge.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.homeward.discharge.task.domain.Change;
import org.homeward.discharge.task.domain.Task;
import org.homeward.discharge.task.persistence.Tasks;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/** What people do with a task: take it, give it to others, complete it, cancel it; under the lock of the task. */
@ApplicationScoped
public class ChangeTask {

    /** What is to be done. */
    public sealed interface Wish {
        record Claim() implements Wish {}

        /** @param dueAt null leaves the time */
        record Reassign(
                @Nullable String owner,
                @Nullable String team,
                @Nullable Instant dueAt) implements Wish {}

        record Complete(@Nullable String note) implements Wish {}

        record Cancel(String reason) implements Wish {}
    }

    /**
     * @param seenVersion the version that the caller has seen, null to write over whatever stands
     * @param mayActFor whether the caller may act for a trust
     */
    public record Command(
            UUID task,
            Wish wish,
            String by,
            @Nullable Long seenVersion,
            Predicate<String> mayActFor,
            IdempotencyKeys.Command idempotency) {}

    private final DoOnce once;
    private final Tasks tasks;

    ChangeTask(DoOnce once, Tasks tasks) {
        this.once = once;
        this.tasks = tasks;
    }

    /** @param answer how an outcome is told; what it says is what the same command is answered again */
    public Answer change(Command command, Function<TaskOutcome, Answer> answer) {
        return once.run(command.idempotency(), connection -> answer.apply(change(connection, command)));
    }

    private TaskOutcome change(Connection connection, Command command) throws SQLException {
        Tasks.Recorded before = tasks.lock(connection, command.task());
        if (before == null || !command.mayActFor().test(before.task().trust())) {
            return new TaskOutcome.UnknownTask();
        }
        if (command.seenVersion() != null && command.seenVersion() != before.version()) {
            return new TaskOutcome.Changed(before);
        }
        Instant now = RecordedTime.read(connection);
        return switch (decide(before.task(), command, now)) {
            case Task.Step.Refused(String code, String detail) -> new TaskOutcome.Refused(code, detail, before);
            case Task.Step.Taken(Task after) ->
                new TaskOutcome.Recorded(tasks.change(connection, before, after, step(command, after, now)));
        };
    }

    private static Task.Step decide(Task task, Command command, Instant now) {
        return switch (command.wish()) {
            case Wish.Claim claim -> task.claim(command.by());
            case Wish.Reassign(String owner, String team, Instant dueAt) -> task.reassign(owner, team, dueAt);
            case Wish.Complete(String note) -> task.complete(new Task.Closing(command.by(), now, note));
            case Wish.Cancel(String reason) -> task.cancel(new Task.Closing(command.by(), now, reason));
        };
    }

    private static Tasks.Step step(Command command, Task after, Instant now) {
        Change change = switch (command.wish()) {
            case Wish.Claim claim -> Change.CLAIMED;
            case Wish.Reassign reassign -> Change.REASSIGNED;
            case Wish.Complete complete -> Change.DONE;
            case Wish.Cancel cancel -> Change.CANCELLED;
        };
        String note = after.closing() == null ? null : after.closing().note();
        return new Tasks.Step(change, command.by(), now, after.owner(), after.team(), after.dueAt(), note);
    }
}
