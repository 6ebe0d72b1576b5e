package org.homeward.housing.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.housing.persistence.ExpectedDischarges;
import org.homeward.housing.persistence.Stays;
import org.homeward.housing.referral.domain.Authority;
import org.homeward.housing.referral.domain.Consent;
import org.homeward.housing.referral.domain.DutyToRefer;
import org.homeward.housing.referral.domain.Referral;
import org.homeward.housing.referral.domain.State;
import org.homeward.housing.referral.domain.Wish;
import org.homeward.housing.referral.persistence.OpenDuties;
import org.homeward.housing.referral.persistence.Referrals;
import org.homeward.housing.referral.persistence.SchemesOfReferrals;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/** Raises a referral for a stay. A stay that has not arrived here yet is waited for. */
@ApplicationScoped
public class RaiseReferral {

    /** @param scheme that is to answer for it; null where there is none */
    public record Command(
            String stay,
            @Nullable String scheme,
            Beginning beginning,
            Actor actor,
            IdempotencyKeys.Command idempotency) {}

    /** How a referral begins. */
    public sealed interface Beginning {

        /** @param agreed what the person agreed to, null for a draft */
        record Duty(@Nullable Agreed agreed) implements Beginning {}

        /**
         * A referral of another type.
         *
         * @param authority whom it is for; null where it is for nobody outside
         */
        record Asked(State state, @Nullable Authority authority) implements Beginning {}
    }

    /** @param details who the person is, as a JSON object: for housing-service alone */
    public record Agreed(Consent consent, String details) {}

    private final DoOnce once;
    private final Stays stays;
    private final ExpectedDischarges expected;
    private final Referrals referrals;
    private final OpenDuties duties;
    private final TakeStep steps;
    private final RaiseEarly early;
    private final SchemesOfReferrals schemes;

    RaiseReferral(
            DoOnce once,
            Stays stays,
            ExpectedDischarges expected,
            Referrals referrals,
            OpenDuties duties,
            TakeStep steps,
            RaiseEarly early,
            SchemesOfReferrals schemes) {
        this.once = once;
        this.stays = stays;
        this.expected = expected;
        this.referrals = referrals;
        this.duties = duties;
        this.steps = steps;
        this.early = early;
        this.schemes = schemes;
    }

    /** @param answer how an outcome is told */
    public Answer raise(Command command, Function<ReferralOutcome, Answer> answer) {
        return once.run(
                command.idempotency(),
                connection -> answer.apply(withScheme(connection, raise(connection, command), command)),
                () -> answer.apply(new ReferralOutcome.UnknownStay()));
    }

    private ReferralOutcome withScheme(Connection connection, ReferralOutcome outcome, Command command)
            throws SQLException {
        if (command.scheme() != null && outcome instanceof ReferralOutcome.Recorded(Referrals.Recorded raised)) {
            schemes.add(
                    connection,
                    command.scheme(),
                    raised.referral().id(),
                    command.actor().subject(),
                    raised.recordedAt());
        }
        return outcome;
    }

    private ReferralOutcome raise(Connection connection, Command command) throws SQLException {
        if (command.beginning() instanceof Beginning.Duty) {
            duties.lock(connection, command.stay());
        }
        Stays.Known stay = stays.find(connection, command.stay());
        if (stay == null || !command.actor().actsForTrust().test(stay.trust())) {
            throw new DoOnce.NotHereYet();
        }
        if (stay.into() != null) {
            return new ReferralOutcome.Merged(stay.into());
        }
        Instant now = RecordedTime.read(connection);
        String by = command.actor().subject();
        LocalDate date = expected.find(connection, stay.id());
        return switch (command.beginning()) {
            case Beginning.Asked(State state, Authority authority) ->
                new ReferralOutcome.Recorded(referrals.write(
                        connection, referral(stay, state, authority, date, by, now), 1, "raised", by, now));
            case Beginning.Duty(Agreed agreed) ->
                duty(connection, referral(stay, new DutyToRefer.Draft(), null, date, by, now), agreed);
        };
    }

    private ReferralOutcome duty(Connection connection, Referral draft, @Nullable Agreed agreed) throws SQLException {
        Referrals.Recorded first = agreed == null
                ? null
                : duties.first(connection, draft.stay(), agreed.consent().authority(), draft.id());
        if (first != null) {
            return new ReferralOutcome.AlreadyReferred(first);
        }
        String by = draft.raisedBy();
        Instant now = draft.raisedAt();
        Referrals.Recorded drafted = referrals.write(connection, draft, 1, "drafted", by, now);
        early.settle(connection, List.of(draft.stay()));
        return agreed == null
                ? new ReferralOutcome.Recorded(drafted)
                : steps.take(connection, drafted, new Wish.GiveConsent(agreed.consent()), agreed.details(), by, now);
    }

    private static Referral referral(
            Stays.Known stay,
            State state,
            @Nullable Authority authority,
            @Nullable LocalDate date,
            String by,
            Instant now) {
        return new Referral(
                UUID.randomUUID(), stay.id(), stay.trust(), stay.patient(), authority, state, now, now, by, null, date);
    }
}
