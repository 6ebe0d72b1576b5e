package org.homeward.housing.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.homeward.housing.job.persistence.JobLists;
import org.homeward.housing.job.persistence.Jobs;
import org.homeward.kit.db.Transactions;
import org.jspecify.annotations.Nullable;

/** Jobs as they stand. */
@ApplicationScoped
public class FindJobs {

    /** A job and what was done with it. */
    public record One(Jobs.Recorded recorded, List<Jobs.Done> history) {}

    private final Transactions transactions;
    private final Jobs jobs;
    private final JobLists lists;

    FindJobs(Transactions transactions, Jobs jobs, JobLists lists) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.lists = lists;
    }

    public List<JobLists.Listed> list(JobLists.Filter filter, JobLists.@Nullable After after, int limit) {
        return transactions.search(connection -> lists.list(connection, filter, after, limit));
    }

    /** Null if there is none that the reader sees. */
    public @Nullable One find(UUID id, JobActor reader) {
        return transactions.<@Nullable One>run(connection -> {
            Jobs.Recorded recorded = jobs.find(connection, id);
            return recorded == null || !reader.sees(recorded) ? null : new One(recorded, jobs.history(connection, id));
        });
    }
}
