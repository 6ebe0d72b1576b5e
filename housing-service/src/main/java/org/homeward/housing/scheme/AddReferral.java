package org.homeward.housing.scheme;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Predicate;
import org.homeward.housing.referral.persistence.Referrals;
import org.homeward.housing.scheme.persistence.Requests;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;

/** Lets a scheme answer for a referral. Whatever comes of it counts among the scheme's outcomes. */
@ApplicationScoped
public class AddReferral {

    /** @param by who asks @param mayActFor whether the caller may for a trust */
    public record Command(
            String scheme, UUID referral, String by, Predicate<String> mayActFor, IdempotencyKeys.Command once) {}

    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final Referrals referrals;
    private final Requests requests;

    AddReferral(Transactions transactions, IdempotencyKeys keys, Referrals referrals, Requests requests) {
        this.transactions = transactions;
        this.keys = keys;
        this.referrals = referrals;
        this.requests = requests;
    }

    /** @param added what is answered when it is one of the scheme's @param unknown when there is no such referral */
    public Answer add(Command command, Answer added, Answer unknown) {
        return transactions.command(
                connection -> keys.once(connection, command.once(), work -> add(work, command) ? added : unknown));
    }

    private boolean add(Connection connection, Command command) throws SQLException {
        Referrals.Recorded known = referrals.lock(connection, command.referral());
        if (known == null || !command.mayActFor().test(known.referral().trust())) {
            return false;
        }
        requests.add(connection, command.scheme(), command.referral(), command.by(), RecordedTime.read(connection));
        return true;
    }
}
