package org.homeward.housing.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.homeward.housing.referral.delivery.Authorities;
import org.homeward.housing.referral.domain.Authority;
import org.homeward.housing.referral.domain.Consent;
import org.homeward.housing.referral.domain.DutyToRefer;
import org.homeward.housing.referral.domain.Referral;
import org.homeward.housing.referral.domain.Step;
import org.homeward.housing.referral.domain.Wish;
import org.homeward.housing.referral.persistence.Contacts;
import org.homeward.housing.referral.persistence.Deliveries;
import org.homeward.housing.referral.persistence.Referrals;
import org.homeward.housing.referral.persistence.RulesFile;
import org.jspecify.annotations.Nullable;

/** One step of a referral that is locked, with what follows from it in the same transaction. */
@ApplicationScoped
class TakeStep {

    private final Referrals referrals;
    private final Contacts contacts;
    private final Deliveries deliveries;
    private final Authorities authorities;
    private final RulesFile rules;
    private final AfterStep elsewhere;

    TakeStep(
            Referrals referrals,
            Contacts contacts,
            Deliveries deliveries,
            Authorities authorities,
            RulesFile rules,
            AfterStep elsewhere) {
        this.referrals = referrals;
        this.contacts = contacts;
        this.deliveries = deliveries;
        this.authorities = authorities;
        this.rules = rules;
        this.elsewhere = elsewhere;
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
        if (wish instanceof Wish.DeliverAgain
                && !deliveries.isStuck(connection, before.referral().id())) {
            return new ReferralOutcome.Refused("nothing of the referral is stuck", before);
        }
        return switch (Step.of(before.referral().state(), wish, rules.rules())) {
            case Step.Refused(String detail) -> new ReferralOutcome.Refused(detail, before);
            case Step.Unfit(String field, String detail) -> new ReferralOutcome.Unfit(field, detail);
            case Step.Taken taken -> {
                Referrals.Recorded after = write(connection, before, taken, by, now);
                if (details != null) {
                    contacts.keep(connection, after.referral().id(), details);
                }
                elsewhere.taken(connection, after.referral(), by, now);
                yield follow(connection, after, now);
            }
        };
    }

    private ReferralOutcome follow(Connection connection, Referrals.Recorded after, Instant now) throws SQLException {
        return switch (after.referral().state()) {
            case DutyToRefer.Consented consented -> deliver(connection, after, consented.consent(), now);
            case DutyToRefer.Sent sent -> arrived(connection, after, now);
            case DutyToRefer.Receipted receipted -> arrived(connection, after, now);
            case DutyToRefer.Withdrawn withdrawn -> forget(connection, after, now);
            case DutyToRefer.ClosedWithoutConsent closed -> forget(connection, after, now);
            default -> new ReferralOutcome.Recorded(after);
        };
    }

    /** The worklist of the authority has it as soon as this is committed; one that wants to be told has to take it. */
    private ReferralOutcome deliver(Connection connection, Referrals.Recorded after, Consent consent, Instant now)
            throws SQLException {
        if (!authorities.wantsToBeTold(consent.authority())) {
            return take(connection, after, new Wish.Send(), null, Referrals.SERVICE, now);
        }
        UUID id = after.referral().id();
        if (!deliveries.resume(connection, id, now)) {
            deliveries.add(
                    connection, id, Deliveries.REFERRAL, consent.authority().code(), now);
        }
        return new ReferralOutcome.Recorded(after);
    }

    private ReferralOutcome arrived(Connection connection, Referrals.Recorded after, Instant now) throws SQLException {
        deliveries.arrived(connection, after.referral().id(), now);
        return new ReferralOutcome.Recorded(after);
    }

    private ReferralOutcome forget(Connection connection, Referrals.Recorded after, Instant now) throws SQLException {
        contacts.erase(connection, after.referral().id());
        callBack(connection, after.referral(), now);
        return new ReferralOutcome.Recorded(after);
    }

    /** Whoever may have got it is told that it is withdrawn; of one that was withdrawn before, what is stuck is tried again. */
    private void callBack(Connection connection, Referral withdrawn, Instant now) throws SQLException {
        boolean mayHaveIt = deliveries.stop(connection, withdrawn.id());
        Authority authority = withdrawn.authority();
        if (mayHaveIt && authority != null) {
            deliveries.add(connection, withdrawn.id(), Deliveries.WITHDRAWAL, authority.code(), now);
        }
        deliveries.resume(connection, withdrawn.id(), now);
    }

    private Referrals.Recorded write(
            Connection connection, Referrals.Recorded before, Step.Taken taken, String by, Instant now)
            throws SQLException {
        return referrals.write(
                connection, before.referral().in(taken.after(), now), before.version() + 1, taken.what(), by, now);
    }
}
