package org.homeward.housing.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.homeward.housing.referral.domain.DutyToRefer;
import org.homeward.housing.referral.domain.Step;
import org.homeward.housing.referral.domain.Wish;
import org.homeward.housing.referral.persistence.Contacts;
import org.homeward.housing.referral.persistence.Referrals;
import org.jspecify.annotations.Nullable;

/** One step of a referral that is locked, with what follows from it in the same transaction. */
@ApplicationScoped
class TakeStep {

    /** Who is named where nobody asked. */
    static final String SERVICE = "housing-service";

    private final Referrals referrals;
    private final Contacts contacts;

    TakeStep(Referrals referrals, Contacts contacts) {
        this.referrals = referrals;
        this.contacts = contacts;
    }

    /** @param details who the person is, null where the wish does not tell */
    ReferralOutcome take(
            Connection connection,
            Referrals.Recorded before,
            Wish wish,
            @Nullable String details,
            String by,
            Instant now)
            throws SQLException {
        return switch (Step.of(before.referral().state(), wish)) {
            case Step.Refused(String detail) -> new ReferralOutcome.Refused(detail, before);
            case Step.Taken taken -> {
                Referrals.Recorded after = write(connection, before, taken, by, now);
                if (details != null) {
                    contacts.keep(connection, after.referral().id(), details);
                }
                yield follow(connection, after, now);
            }
        };
    }

    private ReferralOutcome follow(Connection connection, Referrals.Recorded after, Instant now) throws SQLException {
        return switch (after.referral().state()) {
            // The worklist of the authority has it as soon as this is committed.
            case DutyToRefer.Consented consented -> take(connection, after, new Wish.Send(), null, SERVICE, now);
            case DutyToRefer.Withdrawn withdrawn -> {
                contacts.erase(connection, after.referral().id());
                yield new ReferralOutcome.Recorded(after);
            }
            default -> new ReferralOutcome.Recorded(after);
        };
    }

    private Referrals.Recorded write(
            Connection connection, Referrals.Recorded before, Step.Taken taken, String by, Instant now)
            throws SQLException {
        return referrals.write(
                connection, before.referral().in(taken.after(), now), before.version() + 1, taken.what(), by, now);
    }
}
