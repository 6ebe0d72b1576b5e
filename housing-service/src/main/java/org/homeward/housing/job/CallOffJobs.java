package org.homeward.housing.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.homeward.housing.job.domain.Job;
import org.homeward.housing.job.domain.JobWish;
import org.homeward.housing.job.persistence.Jobs;
import org.homeward.housing.referral.AfterStep;
import org.homeward.housing.referral.domain.Referral;
import org.homeward.housing.referral.domain.State;

/** Cancels what is still to be done for a referral that came to nothing, so that nobody comes in vain. */
@ApplicationScoped
class CallOffJobs implements AfterStep {

    private final Jobs jobs;

    CallOffJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public void taken(Connection connection, Referral after, String by, Instant now) throws SQLException {
        State state = after.state();
        if (!state.leavesJobsUndone()) {
            return;
        }
        for (Jobs.Recorded open : jobs.lockOpenOf(connection, after.id())) {
            Job.Changed cancelled = open.job().take(new JobWish.Cancel("referral-" + state.code()), now);
            if (cancelled != null) {
                jobs.write(
                        connection,
                        new Jobs.Recorded(cancelled.after(), open.trust(), open.version() + 1, now),
                        cancelled.what(),
                        by);
            }
        }
    }
}
