package org.homeward.housing.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.homeward.housing.persistence.ExpectedDischarges;
import org.homeward.housing.persistence.Stays;
import org.homeward.housing.referral.domain.DutyToRefer;
import org.homeward.housing.referral.domain.EarlyDraft;
import org.homeward.housing.referral.domain.EarlyDraft.Flag;
import org.homeward.housing.referral.domain.Referral;
import org.homeward.housing.referral.domain.Wish;
import org.homeward.housing.referral.persistence.FlaggedStays;
import org.homeward.housing.referral.persistence.FlaggedStays.Known;
import org.homeward.housing.referral.persistence.Referrals;
import org.homeward.kit.db.RecordedTime;

/**
 * Raises the draft of a duty to refer for a stay that is flagged, and takes it back where nobody needs it: within the
 * transaction that changes the flag, the stay or its referrals. Done again, or in another order, it ends the same.
 */
@ApplicationScoped
public class RaiseEarly {

    private final FlaggedStays flagged;
    private final Stays stays;
    private final ExpectedDischarges expected;
    private final Referrals referrals;
    private final TakeStep steps;

    RaiseEarly(FlaggedStays flagged, Stays stays, ExpectedDischarges expected, Referrals referrals, TakeStep steps) {
        this.flagged = flagged;
        this.stays = stays;
        this.expected = expected;
        this.referrals = referrals;
        this.steps = steps;
    }

    /** @param touched stays of which something has changed; only those that are here count */
    public void settle(Connection connection, Collection<String> touched) throws SQLException {
        if (touched.isEmpty()) {
            return;
        }
        for (Flag flag : flagged.lock(connection, touched).values()) {
            settle(connection, flag);
        }
    }

    private void settle(Connection connection, Flag flag) throws SQLException {
        List<Known> known = flagged.duties(connection, flag.stay(), Referrals.SERVICE);
        EarlyDraft early = EarlyDraft.of(flag, known.stream().map(Known::duty).toList());
        if (!early.raise() && early.withdraw().isEmpty()) {
            return;
        }
        Instant now = RecordedTime.read(connection);
        for (Known one : known) {
            if (early.withdraw().contains(one.duty().id())) {
                steps.take(connection, one.recorded(), new Wish.Withdraw(), null, Referrals.SERVICE, now);
            }
        }
        Stays.Known stay = early.raise() ? stays.find(connection, flag.stay()) : null;
        if (stay != null) {
            draft(connection, stay, now);
        }
    }

    private void draft(Connection connection, Stays.Known stay, Instant now) throws SQLException {
        Referral draft = new Referral(
                UUID.randomUUID(),
                stay.id(),
                stay.trust(),
                stay.patient(),
                null,
                new DutyToRefer.Draft(),
                now,
                now,
                Referrals.SERVICE,
                null,
                expected.find(connection, stay.id()));
        referrals.write(connection, draft, 1, "drafted", Referrals.SERVICE, now);
    }
}
