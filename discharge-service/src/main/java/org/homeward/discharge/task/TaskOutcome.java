package org.homeward.discharge.task;

import org.homeward.discharge.task.persistence.Tasks;

/** What came of a command on a task. */
public sealed interface TaskOutcome {

    record Recorded(Tasks.Recorded recorded) implements TaskOutcome {}

    /** It contradicts how the task stands. @param code stable name of the contradiction */
    record Refused(String code, String detail, Tasks.Recorded recorded) implements TaskOutcome {}

    /** It is no longer what the caller has seen. */
    record Changed(Tasks.Recorded recorded) implements TaskOutcome {}

    /** The stay is part of another one, which has the tasks. */
    record Merged(String into) implements TaskOutcome {}

    /** No such stay, or none that the caller may see. */
    record UnknownStay() implements TaskOutcome {}

    /** No such task, or none that the caller may see. */
    record UnknownTask() implements TaskOutcome {}
}
