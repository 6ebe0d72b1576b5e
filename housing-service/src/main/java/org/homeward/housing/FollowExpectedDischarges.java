package org.homeward.housing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.homeward.housing.job.domain.Job;
import org.homeward.housing.job.persistence.Jobs;
import org.homeward.housing.persistence.ExpectedDischarges;
import org.homeward.housing.persistence.ExpectedDischarges.Expected;
import org.homeward.housing.referral.RaiseEarly;
import org.homeward.housing.referral.persistence.Referrals;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Lets what is due of referrals and their jobs follow the day on which the person is expected to leave, and raises a referral
 * early for a stay that is flagged. What is for a stay that is part of another follows that one. One batch is one transaction.
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
            transactions.perform(connection -> take(connection, told));
        }
    }

    private void take(Connection connection, List<Expected> told) throws SQLException {
        List<String> stays = expected.raise(connection, told);
        if (stays.isEmpty()) {
            return;
        }
        early.settle(connection, stays);
        follow(connection, stays);
    }

    /**
     * What is for these stays, or for those that they are part of or that are part of them, follows the stay that goes on.
     *
     * @param stays of which the date has changed, or of which stay they are part
     */
    void follow(Connection connection, Collection<String> stays) throws SQLException {
        Map<String, Optional<LocalDate>> dates = new HashMap<>();
        expected.ofAll(connection, stays).forEach(one -> dates.put(one.stay(), Optional.ofNullable(one.date())));
        if (!dates.isEmpty()) {
            followReferrals(connection, dates);
            followJobs(connection, dates);
        }
    }

    private void followReferrals(Connection connection, Map<String, Optional<LocalDate>> dates) throws SQLException {
        for (Referrals.Recorded open : referrals.lockOpen(connection, List.copyOf(dates.keySet()))) {
            LocalDate date = date(dates, open.referral().stay());
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

    private void followJobs(Connection connection, Map<String, Optional<LocalDate>> dates) throws SQLException {
        for (Jobs.Recorded open : jobs.lockOpen(connection, List.copyOf(dates.keySet()))) {
            LocalDate date = date(dates, open.job().stay());
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

    private static @Nullable LocalDate date(Map<String, Optional<LocalDate>> dates, String stay) {
        return dates.getOrDefault(stay, Optional.empty()).orElse(null);
    }
}
