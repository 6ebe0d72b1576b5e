package org.homeward.housing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.homeward.housing.job.domain.Job;
import org.homeward.housing.job.persistence.Jobs;
import org.homeward.housing.persistence.ExpectedDischarges;
import org.homeward.housing.persistence.ExpectedDischarges.Expected;
import org.homeward.housing.referral.RaiseEarly;
import org.homeward.housing.referral.persistence.Referrals;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;

/**
 * Lets what is due of referrals and their jobs follow the day on which the person is expected to leave, and raises a referral
 * early for a stay that is flagged. One batch is one transaction.
 */
@ApplicationScoped
public class FollowExpectedDischarges {

    private static final String CHANGED = "discharge-expected";

    private final Transactions transactions;
    private final ExpectedDischarges expected;
    private final Referrals referrals;
    private final Jobs jobs;
    private final RaiseEarly early;

    FollowExpectedDischarges(
            Transactions transactions, ExpectedDischarges expected, Referrals referrals, Jobs jobs, RaiseEarly early) {
        this.transactions = transactions;
        this.expected = expected;
        this.referrals = referrals;
        this.jobs = jobs;
        this.early = early;
    }

    public void follow(List<Expected> told) {
        if (!told.isEmpty()) {
            transactions.perform(connection -> follow(connection, told));
        }
    }

    private void follow(Connection connection, List<Expected> told) throws SQLException {
        List<String> stays = expected.raise(connection, told);
        if (stays.isEmpty()) {
            return;
        }
        early.settle(connection, stays);
        followReferrals(connection, stays);
        followJobs(connection, stays);
    }

    private void followReferrals(Connection connection, List<String> stays) throws SQLException {
        for (Referrals.Recorded open : referrals.lockOpen(connection, stays)) {
            LocalDate date = expected.find(connection, open.referral().stay());
            if (!Objects.equals(date, open.referral().expectedDischarge())) {
                Instant now = RecordedTime.read(connection);
                referrals.write(
                        connection,
                        open.referral().expecting(date),
                        open.version() + 1,
                        CHANGED,
                        Referrals.SERVICE,
                        now);
            }
        }
    }

    private void followJobs(Connection connection, List<String> stays) throws SQLException {
        for (Jobs.Recorded open : jobs.lockOpen(connection, stays)) {
            LocalDate date = expected.find(connection, open.job().stay());
            if (!Objects.equals(date, open.job().expectedDischarge())) {
                Instant now = RecordedTime.read(connection);
                Job after = open.job().expecting(date);
                jobs.write(
                        connection,
                        new Jobs.Recorded(after, open.trust(), open.version() + 1, now),
                        CHANGED,
                        Referrals.SERVICE);
            }
        }
    }
}
