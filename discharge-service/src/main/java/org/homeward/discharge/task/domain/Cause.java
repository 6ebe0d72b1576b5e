package org.homeward.discharge.task.domain;

import java.time.Instant;
import java.util.Comparator;

/**
 * Why the service raises a task. The key names the cause for good: it is raised once, and one that comes back under the
 * same key opens the same task again unless a person has closed it.
 *
 * @param subject what is looked at to find it: a stay, or a package
 * @param opensAt from when somebody is to see it
 * @param dueAt when it ought to be done
 */
public record Cause(Kind kind, String key, String subject, String stay, String trust, Instant opensAt, Instant dueAt) {

    static Cause of(Kind kind, String subject, Object occasion, Whose whose, Instant opensAt, Instant dueAt) {
        String key = kind.code() + ':' + subject + ':' + occasion;
        Instant due = Comparator.<Instant>naturalOrder().compare(dueAt, opensAt) < 0 ? opensAt : dueAt;
        return new Cause(kind, key, subject, whose.stay(), whose.trust(), opensAt, due);
    }

    /** The stay that a task is for, and its trust. */
    record Whose(String stay, String trust) {}
}
