package org.homeward.housing.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.housing.job.domain.Job;
import org.homeward.housing.job.domain.JobWish;
import org.homeward.housing.job.persistence.Jobs;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/** Does with a job what somebody asks. Its referral stays as it is: that it is complete, a person says. */
@ApplicationScoped
public class ChangeJob {

    /** @param seenVersion version that the caller has seen, null if that does not matter */
    public record Command(
            UUID job, JobWish wish, @Nullable Long seenVersion, JobActor actor, IdempotencyKeys.Command idempotency) {}

    private final DoOnce once;
    private final Jobs jobs;

    ChangeJob(DoOnce once, Jobs jobs) {
        this.once = once;
        this.jobs = jobs;
    }

    /** @param answer how an outcome is told */
    public Answer change(Command command, Function<JobOutcome, Answer> answer) {
        return once.run(command.idempotency(), connection -> answer.apply(change(connection, command)));
    }

    private JobOutcome change(Connection connection, Command command) throws SQLException {
        Jobs.Recorded before = jobs.lock(connection, command.job());
        if (before == null || !command.actor().sees(before)) {
            return new JobOutcome.UnknownJob();
        }
        if (!command.actor().mayAsk(before, command.wish())) {
            return new JobOutcome.Forbidden();
        }
        if (command.seenVersion() != null && command.seenVersion() != before.version()) {
            return new JobOutcome.ChangedSince(before);
        }
        Instant now = RecordedTime.read(connection);
        Job.Changed changed = before.job().take(command.wish(), now);
        if (changed == null) {
            return new JobOutcome.Refused("the job is " + before.job().state().code(), before);
        }
        Jobs.Recorded after = new Jobs.Recorded(changed.after(), before.trust(), before.version() + 1, now);
        jobs.write(connection, after, changed.what(), command.actor().subject());
        return new JobOutcome.Recorded(after);
    }
}
