package org.homeward.discharge.task.domain;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody is to do for a patient's way out.
 *
 * @param stay the stay that it is for; after a merge the one that goes on
 * @param owner who does it, null while nobody has taken it
 * @param team whose it is, null where it was given to a person alone
 * @param opensAt from when it is shown
 * @param cause why the service raised it, null of one that a person asked for
 * @param closing null while it is open
 */
public record Task(
        UUID id,
        String stay,
        String trust,
        Kind kind,
        String title,
        @Nullable String owner,
        @Nullable String team,
        Instant opensAt,
        Instant dueAt,
        @Nullable String cause,
        String createdBy,
        Instant createdAt,
        Status status,
        @Nullable Closing closing) {

    /** How a task stands. */
    public enum Status {
        OPEN,
        DONE,
        CANCELLED,
        /** Its cause is gone; nobody had to do anything. */
        CLEARED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who closed it and when. @param note what came of it, or why it was cancelled */
    public record Closing(String by, Instant at, @Nullable String note) {}

    /** What comes of something that is asked of a task. */
    public sealed interface Step {
        record Taken(Task after) implements Step {}

        /** @param code stable name of the reason */
        record Refused(String code, String detail) implements Step {}
    }

    /** One person takes it; taking one's own again changes nothing. */
    public Step claim(String by) {
        if (owner != null && !owner.equals(by)) {
            return new Step.Refused("claimed", "somebody else does this task");
        }
        return ifOpen(with(by, team, dueAt));
    }

    /** Gives it to others. @param newDueAt null leaves the time */
    public Step reassign(@Nullable String newOwner, @Nullable String newTeam, @Nullable Instant newDueAt) {
        return ifOpen(with(newOwner, newTeam, newDueAt == null ? dueAt : newDueAt));
    }

    public Step complete(Closing by) {
        return ifOpen(closed(Status.DONE, by));
    }

    public Step cancel(Closing by) {
        return ifOpen(closed(Status.CANCELLED, by));
    }

    /** Open, and its time is over. */
    public boolean isOverdue(Instant at) {
        return status == Status.OPEN && dueAt.isBefore(at);
    }

    private Step ifOpen(Task after) {
        return status == Status.OPEN
                ? new Step.Taken(after)
                : new Step.Refused("task-closed", "the task is closed already");
    }

    private Task with(@Nullable String newOwner, @Nullable String newTeam, Instant newDueAt) {
        return new Task(
                id, stay, trust, kind, title, newOwner, newTeam, opensAt, newDueAt, cause, createdBy, createdAt, status,
                closing);
    }

    private Task closed(Status how, Closing by) {
        return new Task(
                id, stay, trust, kind, title, owner, team, opensAt, dueAt, cause, createdBy, createdAt, how, by);
    }
}
