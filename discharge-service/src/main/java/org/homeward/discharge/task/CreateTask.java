package org.homeward.discharge.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.homeward.discharge.persistence.Stays;
import org.homeward.discharge.task.domain.Kind;
import org.homeward.discharge.task.domain.Task;
import org.homeward.discharge.task.persistence.Tasks;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/** Writes down what somebody is to do for a stay. A stay that has not arrived here yet is waited for. */
@ApplicationScoped
public class CreateTask {

    /**
     * @param owner who is to do it, null where a team is named
     * @param by who asks
     * @param mayActFor whether the caller may act for a trust
     */
    public record Command(
            String stay,
            String title,
            @Nullable String owner,
            @Nullable String team,
            Instant dueAt,
            String by,
            Predicate<String> mayActFor,
            IdempotencyKeys.Command idempotency) {}

    private final DoOnce once;
    private final Stays stays;
    private final Tasks tasks;

    CreateTask(DoOnce once, Stays stays, Tasks tasks) {
        this.once = once;
        this.stays = stays;
        this.tasks = tasks;
    }

    /** @param answer how an outcome is told */
    public Answer create(Command command, Function<TaskOutcome, Answer> answer) {
        return once.run(
                command.idempotency(),
                connection -> answer.apply(create(connection, command)),
                () -> answer.apply(new TaskOutcome.UnknownStay()));
    }

    private TaskOutcome create(Connection connection, Command command) throws SQLException {
        Stays.Known stay = stays.find(connection, command.stay());
        if (stay == null || !command.mayActFor().test(stay.trust())) {
            throw new DoOnce.NotHereYet();
        }
        if (stay.into() != null) {
            return new TaskOutcome.Merged(stay.into());
        }
        Instant now = RecordedTime.read(connection);
        return new TaskOutcome.Recorded(tasks.add(
                connection,
                new Task(
                        UUID.randomUUID(),
                        stay.id(),
                        stay.trust(),
                        Kind.ASKED,
                        command.title(),
                        command.owner(),
                        command.team(),
                        now,
                        command.dueAt(),
                        null,
                        command.by(),
                        now,
                        Task.Status.OPEN,
                        null)));
    }
}
