package org.homeward.housing.referral.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.housing.referral.AdvanceReferral;
import org.homeward.housing.referral.domain.Retries;
import org.homeward.housing.referral.persistence.Deliveries;
import org.homeward.housing.referral.persistence.Deliveries.Delivery;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.outbox.Relay;
import org.jspecify.annotations.Nullable;

/**
 * Attempts to deliver what is due. That an attempt is made is committed before it, what came of it after it: one
 * that is cut short is made again under the same id, and a withdrawal between the two wins.
 */
@ApplicationScoped
public class DeliverReferrals {

    /** At one authority: whoever does not answer leaves the other turns to others. */
    private static final int AT_ONCE = 2;

    private final Turns turns = new Turns(AT_ONCE);
    private final Transactions transactions;
    private final Deliveries deliveries;
    private final Parcels parcels;
    private final Authorities authorities;
    private final Courier courier;
    private final AdvanceReferral referrals;
    private final Relay relay;
    private final Retries retries;
    private final Duration lease;

    DeliverReferrals(
            Transactions transactions,
            Deliveries deliveries,
            Parcels parcels,
            Authorities authorities,
            Courier courier,
            AdvanceReferral referrals,
            Relay relay,
            @ConfigProperty(name = "homeward.delivery.first-retry") Duration first,
            @ConfigProperty(name = "homeward.delivery.longest-retry") Duration longest,
            @ConfigProperty(name = "homeward.delivery.give-up") Duration giveUp,
            @ConfigProperty(name = "homeward.delivery.patience") Duration patience) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.parcels = parcels;
        this.authorities = authorities;
        this.courier = courier;
        this.referrals = referrals;
        this.relay = relay;
        this.retries = new Retries(first, longest, giveUp);
        this.lease = patience.multipliedBy(3);
    }

    private record Parcel(Delivery delivery, @Nullable String body) {}

    /**
     * Takes what is due longest of an authority that has a turn; the attempt is what is left to do, and must be made. Empty
     * when there is nothing.
     */
    public synchronized Optional<Runnable> next() {
        Parcel taken = transactions.<@Nullable Parcel>run(this::take);
        if (taken == null) {
            return Optional.empty();
        }
        turns.begin(taken.delivery().authority());
        return Optional.of(() -> attempt(taken));
    }

    private void attempt(Parcel parcel) {
        try {
            String outcome = send(parcel);
            transactions.perform(connection -> settle(connection, parcel.delivery(), outcome));
            relay.kick();
        } finally {
            turns.end(parcel.delivery().authority());
        }
    }

    private @Nullable Parcel take(Connection connection) throws SQLException {
        Instant now = RecordedTime.read(connection);
        Delivery due = deliveries.take(connection, now, now.plus(lease), turns.busy());
        return due == null ? null : new Parcel(due, parcels.body(connection, due));
    }

    private String send(Parcel parcel) {
        Webhook webhook = authorities.webhook(parcel.delivery().authority());
        if (webhook == null) {
            return "no-webhook";
        }
        UUID id = parcel.delivery().id();
        return parcel.body() == null
                ? Courier.CALLED_BACK
                : courier.send(webhook, id, parcel.body(), () -> isWanted(id));
    }

    private boolean isWanted(UUID delivery) {
        return transactions.run(connection -> deliveries.isWanted(connection, delivery));
    }

    private void again(Connection connection, Delivery made, AdvanceReferral.Locked referral, Instant at)
            throws SQLException {
        Instant next = retries.after(made.attempts(), made.begunAt(), at);
        if (next != null) {
            deliveries.settle(connection, made.id(), "waiting", next);
            return;
        }
        deliveries.settle(connection, made.id(), "stuck", at);
        if (made.kind().equals(Deliveries.REFERRAL)) {
            referral.stuck(connection, at);
        }
    }

    /** The referral is locked before its delivery, as commands do. */
    private void settle(Connection connection, Delivery made, String outcome) throws SQLException {
        AdvanceReferral.Locked referral = referrals.lock(connection, made.referral());
        Delivery now = deliveries.lock(connection, made.id());
        deliveries.end(connection, made, outcome);
        if (now == null || !now.isWaiting()) {
            return;
        }
        Instant at = RecordedTime.read(connection);
        if (outcome.equals(Courier.TAKEN)) {
            deliveries.settle(connection, made.id(), "delivered", at);
            if (made.kind().equals(Deliveries.REFERRAL)) {
                referral.sent(connection, at);
            }
        } else if (now.attempts() == made.attempts()) {
            again(connection, made, referral, at);
        }
    }
}
