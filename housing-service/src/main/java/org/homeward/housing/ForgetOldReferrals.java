package org.homeward.housing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.housing.flat.persistence.Bookings;
import org.homeward.housing.flat.persistence.WaitingList;
import org.homeward.housing.persistence.ExpectedDischarges;
import org.homeward.housing.persistence.People;
import org.homeward.housing.persistence.Stays;
import org.homeward.housing.referral.persistence.Contacts;
import org.homeward.housing.referral.persistence.Referrals;
import org.homeward.kit.db.SqlWork;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.http.IdempotencyKeys;

/**
 * Forgets who the people of referrals that are over were, later the referrals themselves and the stays that nothing is
 * about, who is the same person, bookings and waits that are over, and answers to commands that nobody will send again.
 */
@ApplicationScoped
public class ForgetOldReferrals {

    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final Contacts contacts;
    private final Referrals referrals;
    private final Bookings bookings;
    private final WaitingList line;
    private final Stays stays;
    private final People people;
    private final ExpectedDischarges expected;
    private final IdempotencyKeys keys;
    private final Duration contact;
    private final Duration history;
    private final Duration answers;

    ForgetOldReferrals(
            Transactions transactions,
            Contacts contacts,
            Referrals referrals,
            Bookings bookings,
            WaitingList line,
            Stays stays,
            People people,
            ExpectedDischarges expected,
            IdempotencyKeys keys,
            @ConfigProperty(name = "homeward.retention.contact") Duration contact,
            @ConfigProperty(name = "homeward.retention.history") Duration history,
            @ConfigProperty(name = "homeward.retention.idempotency") Duration answers) {
        this.transactions = transactions;
        this.contacts = contacts;
        this.referrals = referrals;
        this.bookings = bookings;
        this.line = line;
        this.stays = stays;
        this.people = people;
        this.expected = expected;
        this.keys = keys;
        this.contact = contact;
        this.history = history;
        this.answers = answers;
    }

    public void forget(Instant now) {
        allOf(connection -> contacts.forget(connection, now.minus(contact), AT_ONCE));
        allOf(connection -> referrals.forget(connection, now.minus(history), AT_ONCE));
        allOf(connection -> bookings.forget(connection, now.minus(history), AT_ONCE));
        allOf(connection -> expected.forget(connection, now.minus(history), AT_ONCE));
        allOf(connection -> line.forget(connection, now.minus(history), AT_ONCE));
        allOf(connection -> stays.forget(connection, now.minus(history), AT_ONCE));
        allOf(connection -> people.forget(connection, now.minus(history), AT_ONCE));
        transactions.perform(connection -> keys.purge(connection, now.minus(answers)));
    }

    private void allOf(SqlWork<Integer> some) {
        int count;
        do {
            count = transactions.run(some);
        } while (count == AT_ONCE);
    }
}
