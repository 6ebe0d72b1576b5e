package org.homeward.discharge.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.homeward.discharge.care.domain.CouncilTerms;
import org.homeward.discharge.care.persistence.CouncilsKept;
import org.homeward.discharge.care.persistence.CouncilsKept.Recorded;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/** Describes a council anew; what it had agreed before stays for the days before. Reads them all. */
@ApplicationScoped
public class ReplaceCouncil {

    private final DoOnce once;
    private final Transactions transactions;
    private final CouncilsKept councils;

    ReplaceCouncil(DoOnce once, Transactions transactions, CouncilsKept councils) {
        this.once = once;
        this.transactions = transactions;
        this.councils = councils;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Kept(Recorded version) implements Outcome {}

        /** Somebody else has kept another version since the caller has looked; null where there is none. */
        record Changed(@Nullable Recorded current) implements Outcome {}
    }

    /**
     * @param seenVersion number of the version that the caller has seen, null to keep another whatever stands
     * @param answer how an outcome is told; what it says is what the same command is answered again
     */
    public Answer replace(
            CouncilTerms terms,
            @Nullable Long seenVersion,
            String by,
            IdempotencyKeys.Command idempotency,
            Function<Outcome, Answer> answer) {
        return once.run(idempotency, connection -> answer.apply(replace(connection, terms, seenVersion, by)));
    }

    private Outcome replace(Connection connection, CouncilTerms terms, @Nullable Long seenVersion, String by)
            throws SQLException {
        Recorded newest = councils.lock(connection, terms.council());
        long stands = newest == null ? 0 : newest.terms().version();
        return seenVersion != null && seenVersion != stands
                ? new Outcome.Changed(newest)
                : new Outcome.Kept(councils.add(connection, newest, terms, by, RecordedTime.read(connection)));
    }

    /** Every version, by council. @param council null for all */
    public List<Recorded> versions(@Nullable String council) {
        return transactions.run(connection -> councils.known(connection, council, null));
    }
}
