package org.homeward.housing.scheme;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Predicate;
import org.homeward.housing.referral.persistence.Referrals;
import org.homeward.housing.scheme.persistence.SchemeReferrals;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;

/** Lets a scheme answer for a referral. Whatever comes of it counts among the scheme's outcomes. */
@ApplicationScoped
public class AddReferral {

    /** @param by who asks @param mayActFor whether the caller may for a trust */
    public record Command(
            String scheme, UUID referral, String by, Predicate<String> mayActFor, IdempotencyKeys.Command once) {}

    private final DoOnce once;
    private final Referrals referrals;
    private final SchemeReferrals schemes;

    AddReferral(DoOnce once, Referrals referrals, SchemeReferrals schemes) {
        this.once = once;
        this.referrals = referrals;
        this.schemes = schemes;
    }

    /** @param added what is answered when it is one of the scheme's @param unknown when there is no such referral */
    public Answer add(Command command, Answer added, Answer unknown) {
        return once.run(command.once(), connection -> add(connection, command) ? added : unknown);
    }

    private boolean add(Connection connection, Command command) throws SQLException {
        Referrals.Recorded known = referrals.lock(connection, command.referral());
        if (known == null || !command.mayActFor().test(known.referral().trust())) {
            return false;
        }
        schemes.add(connection, command.scheme(), command.referral(), command.by(), RecordedTime.read(connection));
        return true;
    }
}
