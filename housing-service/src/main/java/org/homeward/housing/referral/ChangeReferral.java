package org.homeward.housing.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.housing.referral.domain.Consent;
import org.homeward.housing.referral.domain.Wish;
import org.homeward.housing.referral.persistence.Deliveries;
import org.homeward.housing.referral.persistence.OpenDuties;
import org.homeward.housing.referral.persistence.Referrals;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/** Does with a referral what somebody asks. */
@ApplicationScoped
public class ChangeReferral {

    /**
     * @param details who the person is, as a JSON object, where consent is given; null otherwise
     * @param seenVersion version that the caller has seen, null if that does not matter
     */
    public record Command(
            UUID referral,
            Wish wish,
            @Nullable String details,
            @Nullable Long seenVersion,
            Actor actor,
            IdempotencyKeys.Command idempotency) {}

    private final DoOnce once;
    private final Referrals referrals;
    private final Deliveries deliveries;
    private final OpenDuties duties;
    private final TakeStep steps;

    ChangeReferral(DoOnce once, Referrals referrals, Deliveries deliveries, OpenDuties duties, TakeStep steps) {
        this.once = once;
        this.referrals = referrals;
        this.duties = duties;
        this.deliveries = deliveries;
        this.steps = steps;
    }

    /** @param answer how an outcome is told */
    public Answer change(Command command, Function<ReferralOutcome, Answer> answer) {
        return once.run(command.idempotency(), connection -> answer.apply(change(connection, command)));
    }

    /** Before the referral itself, as whoever raises one does. */
    private void lockStay(Connection connection, UUID referral) throws SQLException {
        Referrals.Recorded found = referrals.find(connection, referral);
        if (found != null) {
            duties.lock(connection, found.referral().stay());
        }
    }

    private ReferralOutcome change(Connection connection, Command command) throws SQLException {
        if (command.wish() instanceof Wish.GiveConsent) {
            lockStay(connection, command.referral());
        }
        Referrals.Recorded before = referrals.lock(connection, command.referral());
        if (before == null
                || !command.actor().sees(before.referral(), deliveries.isTried(connection, command.referral()))) {
            return new ReferralOutcome.UnknownReferral();
        }
        ReferralOutcome refused = refuse(connection, command, before);
        return refused != null
                ? refused
                : steps.take(
                        connection,
                        before,
                        command.wish(),
                        command.details(),
                        command.actor().subject(),
                        RecordedTime.read(connection));
    }

    /** What speaks against it, whatever its state; null if nothing does. */
    private @Nullable ReferralOutcome refuse(Connection connection, Command command, Referrals.Recorded before)
            throws SQLException {
        if (!command.actor().mayAsk(before.referral(), command.wish())) {
            return new ReferralOutcome.Forbidden();
        }
        if (command.seenVersion() != null && command.seenVersion() != before.version()) {
            return new ReferralOutcome.ChangedSince(before);
        }
        Referrals.Recorded first = command.wish() instanceof Wish.GiveConsent(Consent consent)
                ? duties.first(connection, before.referral().stay(), consent.authority(), command.referral())
                : null;
        return first == null ? null : new ReferralOutcome.AlreadyReferred(first);
    }
}
