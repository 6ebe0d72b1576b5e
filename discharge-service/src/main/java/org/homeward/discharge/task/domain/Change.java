package org.homeward.discharge.task.domain;

import java.util.Locale;

/** What was done with a task, as its history says it. */
public enum Change {
    CREATED,
    CLAIMED,
    REASSIGNED,
    DONE,
    CANCELLED,
    /** By the service: its cause is gone. */
    CLEARED,
    /** By the service: its cause has come back. */
    RAISED_AGAIN;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
