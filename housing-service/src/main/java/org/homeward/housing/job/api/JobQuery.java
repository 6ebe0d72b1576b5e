package org.homeward.housing.job.api;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.homeward.housing.api.HousingCaller;
import org.homeward.housing.job.domain.JobState;
import org.homeward.housing.job.persistence.JobLists;
import org.homeward.housing.referral.domain.Days;
import org.homeward.kit.http.Given;
import org.homeward.kit.http.Paging;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a read of the jobs asks for. */
public class JobQuery {

    private static final String ALL = "all";
    private static final List<String> STATUSES =
            Stream.concat(Stream.of("open", ALL), JobState.CODES.stream()).toList();

    @QueryParam("referral")
    @Nullable
    String referral;

    @QueryParam("stay")
    @Nullable
    String stay;

    @QueryParam("supplier")
    @Nullable
    String supplier;

    /** {@code open} unless another is asked for. */
    @QueryParam("status")
    @Nullable
    String status;

    /** A day or a time: due then or earlier. */
    @QueryParam("due")
    @Nullable
    String due;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    JobLists.Filter filter(HousingCaller caller) {
        Given.oneOf("status", status, STATUSES);
        return new JobLists.Filter(
                caller.ownTrust(),
                caller.ownOrganisation(),
                Given.idOrNull("referral", referral),
                stay,
                supplier,
                status == null ? "open" : status.equals(ALL) ? null : status,
                dueBefore());
    }

    /** Suppliers learn no stay, and cannot ask for one either. */
    boolean asksForAStay() {
        return stay != null;
    }

    Paging paging() {
        return Paging.ofText(limit, cursor).requireParts(2);
    }

    static JobLists.@Nullable After after(Paging paging) {
        if (paging.after().isEmpty()) {
            return null;
        }
        Instant due = Given.time("cursor", paging.after().get(0));
        if (due == null) {
            throw ProblemException.field("cursor", "was not given out here");
        }
        return new JobLists.After(due, Given.id(paging.after().get(1)));
    }

    private @Nullable Instant dueBefore() {
        return due == null || due.length() != 10 ? Given.time("due", due) : Days.end(Given.date("due", due));
    }
}
