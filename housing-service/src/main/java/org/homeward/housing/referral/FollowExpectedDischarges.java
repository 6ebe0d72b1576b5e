package org.homeward.housing.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.homeward.housing.persistence.ExpectedDischarges;
import org.homeward.housing.persistence.ExpectedDischarges.Expected;
import org.homeward.housing.referral.persistence.Referrals;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;

/** Lets what is due of a referral follow the day on which the person is expected to leave. One batch is one transaction. */
@ApplicationScoped
public class FollowExpectedDischarges {

    private final Transactions transactions;
    private final ExpectedDischarges expected;
    private final Referrals referrals;

    FollowExpectedDischarges(Transactions transactions, ExpectedDischarges expected, Referrals referrals) {
        this.transactions = transactions;
        this.expected = expected;
        this.referrals = referrals;
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
        for (Referrals.Recorded open : referrals.lockOpen(connection, stays)) {
            LocalDate date = expected.find(connection, open.referral().stay());
            if (!Objects.equals(date, open.referral().expectedDischarge())) {
                Instant now = RecordedTime.read(connection);
                referrals.write(
                        connection,
                        open.referral().expecting(date),
                        open.version() + 1,
                        "discharge-expected",
                        TakeStep.SERVICE,
                        now);
            }
        }
    }
}
