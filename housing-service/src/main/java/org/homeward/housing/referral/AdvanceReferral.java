package org.homeward.housing.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.homeward.housing.referral.domain.Wish;
import org.homeward.housing.referral.persistence.Referrals;
import org.jspecify.annotations.Nullable;

/** What the service itself does with a referral, within a transaction that does more. */
@ApplicationScoped
public class AdvanceReferral {

    private final Referrals referrals;
    private final TakeStep steps;

    AdvanceReferral(Referrals referrals, TakeStep steps) {
        this.referrals = referrals;
        this.steps = steps;
    }

    /** A referral that is locked until the transaction ends. */
    public final class Locked {

        private final Referrals.@Nullable Recorded before;

        private Locked(Referrals.@Nullable Recorded before) {
            this.before = before;
        }

        /** It has reached the authority. One that has got further, or was withdrawn, stays as it is. */
        public void sent(Connection connection, Instant at) throws SQLException {
            take(connection, new Wish.Send(), at);
        }

        /** It could not be delivered in time. */
        public void stuck(Connection connection, Instant at) throws SQLException {
            take(connection, new Wish.GiveUp(), at);
        }

        private void take(Connection connection, Wish wish, Instant at) throws SQLException {
            if (before != null) {
                steps.take(connection, before, wish, null, Referrals.SERVICE, at);
            }
        }
    }

    public Locked lock(Connection connection, UUID referral) throws SQLException {
        return new Locked(referrals.lock(connection, referral));
    }
}
