package org.homeward.discharge.care;

import jakarta.enterprise.context.ApplicationScoped;
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

    /** @param answer how the version is told; what it says is what the same command is answered again */
    public Answer replace(
            CouncilTerms terms, String by, IdempotencyKeys.Command idempotency, Function<Recorded, Answer> answer) {
        return once.run(
                idempotency,
                connection -> answer.apply(councils.add(connection, terms, by, RecordedTime.read(connection))));
    }

    /** Every version, by council. @param council null for all */
    public List<Recorded> versions(@Nullable String council) {
        return transactions.run(connection -> councils.known(connection, council, null));
    }
}
