package org.homeward.housing.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.housing.job.domain.Job;
import org.homeward.housing.job.domain.JobState;
import org.homeward.housing.job.domain.Order;
import org.homeward.housing.job.persistence.Jobs;
import org.homeward.housing.referral.domain.Referral;
import org.homeward.housing.referral.domain.State;
import org.homeward.housing.referral.persistence.Referrals;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;

/** Orders a job for a referral that is in a state in which work can begin. */
@ApplicationScoped
public class OrderJob {

    public record Command(UUID referral, Order order, JobActor actor, IdempotencyKeys.Command idempotency) {}

    private final DoOnce once;
    private final Referrals referrals;
    private final Jobs jobs;

    OrderJob(DoOnce once, Referrals referrals, Jobs jobs) {
        this.once = once;
        this.referrals = referrals;
        this.jobs = jobs;
    }

    /** @param answer how an outcome is told */
    public Answer order(Command command, Function<JobOutcome, Answer> answer) {
        return once.run(command.idempotency(), connection -> answer.apply(order(connection, command)));
    }

    /** The lock of the referral keeps it from ending meanwhile. */
    private JobOutcome order(Connection connection, Command command) throws SQLException {
        Referrals.Recorded found = referrals.lock(connection, command.referral());
        JobActor actor = command.actor();
        if (found == null || !actor.actsForTrust().test(found.referral().trust())) {
            return new JobOutcome.UnknownReferral();
        }
        Referral referral = found.referral();
        if (!isFor(referral.state(), command.order().kind())) {
            return new JobOutcome.NotForThisReferral(found);
        }
        Instant now = RecordedTime.read(connection);
        Job job = new Job(
                UUID.randomUUID(),
                referral.id(),
                referral.stay(),
                command.order(),
                new JobState.Ordered(),
                now,
                now,
                actor.subject(),
                referral.expectedDischarge());
        Jobs.Recorded recorded = new Jobs.Recorded(job, referral.trust(), 1, now);
        jobs.write(connection, recorded, "ordered", actor.subject());
        return new JobOutcome.Recorded(recorded);
    }

    private static boolean isFor(State state, Order.Kind kind) {
        return kind == Order.Kind.KEYS ? state.takesKeys() : state.takesJobs();
    }
}
