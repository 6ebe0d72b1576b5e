package org.homeward.housing.scheme;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.homeward.housing.referral.persistence.Referrals;
import org.homeward.housing.scheme.persistence.SchemeReferrals;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys.Answer;

/** Takes a referral off a scheme, as its trust alone may: nothing of it counts among the scheme's outcomes any more. */
@ApplicationScoped
public class RemoveReferral {

    private final DoOnce once;
    private final Referrals referrals;
    private final SchemeReferrals schemes;

    RemoveReferral(DoOnce once, Referrals referrals, SchemeReferrals schemes) {
        this.once = once;
        this.referrals = referrals;
        this.schemes = schemes;
    }

    /** @param removed what is answered when it is not the scheme's any more @param unknown when it never was */
    public Answer remove(AddReferral.Command command, Answer removed, Answer unknown) {
        return once.run(command.once(), connection -> remove(connection, command) ? removed : unknown);
    }

    private boolean remove(Connection connection, AddReferral.Command command) throws SQLException {
        Referrals.Recorded known = referrals.lock(connection, command.referral());
        return known != null
                && command.mayActFor().test(known.referral().trust())
                && schemes.remove(
                        connection, command.scheme(), command.referral(), command.by(), RecordedTime.read(connection));
    }
}
