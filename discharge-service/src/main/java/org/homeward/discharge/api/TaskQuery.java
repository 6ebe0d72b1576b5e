package org.homeward.discharge.api;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.homeward.discharge.domain.London;
import org.homeward.discharge.task.domain.Kind;
import org.homeward.discharge.task.persistence.TaskLists;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a read of the tasks asks for. */
public class TaskQuery {

    private static final List<String> STATUSES = List.of("open", "done", "cancelled", "cleared", "all");
    private static final List<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::code).toList();

    @QueryParam("trust")
    @Nullable
    String trust;

    @QueryParam("stay")
    @Nullable
    String stay;

    @QueryParam("site")
    @Nullable
    String site;

    @QueryParam("ward")
    @Nullable
    String ward;

    @QueryParam("owner")
    @Nullable
    String owner;

    @QueryParam("team")
    @Nullable
    String team;

    @QueryParam("kind")
    @Nullable
    String kind;

    /** {@code open} unless another is asked for. */
    @QueryParam("status")
    @Nullable
    String status;

    /** A day or a time: due then or earlier. */
    @QueryParam("dueBefore")
    @Nullable
    String dueBefore;

    @QueryParam("overdue")
    @Nullable
    String overdue;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    /** @param own the trust whose tasks the caller may see, null for all */
    TaskLists.Filter filter(@Nullable String own, Instant now) {
        Given.oneOf("status", status, STATUSES);
        Given.oneOf("overdue", overdue, List.of("true", "false"));
        Given.oneOf("kind", kind, KINDS);
        if (own != null && trust != null && !trust.equals(own)) {
            throw ProblemException.forbidden("the tasks of another trust are not shown");
        }
        return new TaskLists.Filter(
                own != null ? own : trust,
                stay,
                site,
                ward,
                owner,
                team,
                kind,
                status == null ? "open" : status.equals("all") ? null : status,
                dueBefore(now),
                now);
    }

    Paging paging() {
        return Paging.ofText(limit, cursor).requireParts(2);
    }

    static TaskLists.@Nullable After after(Paging paging) {
        if (paging.after().isEmpty()) {
            return null;
        }
        Instant due = Given.time("cursor", paging.after().get(0));
        return due == null
                ? null
                : new TaskLists.After(due, Given.id(paging.after().get(1)));
    }

    private @Nullable Instant dueBefore(Instant now) {
        if ("true".equals(overdue)) {
            return now;
        }
        if (dueBefore == null || dueBefore.length() != 10) {
            return Given.time("dueBefore", dueBefore);
        }
        return Given.date("dueBefore", dueBefore)
                .plusDays(1)
                .atStartOfDay(London.ZONE)
                .toInstant()
                .minusNanos(1_000);
    }
}
