package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.homeward.discharge.domain.DischargeCase;
import org.homeward.discharge.persistence.CaseState;
import org.homeward.discharge.persistence.Cases;
import org.homeward.discharge.persistence.PastCases;
import org.homeward.kit.db.Transactions;
import org.jspecify.annotations.Nullable;

/** A case as it is, or as it was. */
@ApplicationScoped
public class FindCase {

    private final Transactions transactions;
    private final Cases cases;
    private final PastCases past;

    FindCase(Transactions transactions, Cases cases, PastCases past) {
        this.transactions = transactions;
        this.cases = cases;
        this.past = past;
    }

    /** The case of this stay; null if the stay has not arrived here. */
    public @Nullable CaseState find(String stay) {
        return transactions.<@Nullable CaseState>run(connection -> cases.find(connection, stay));
    }

    /**
     * The case as it was at {@code asOf}, by what was known at {@code knownAt}.
     *
     * @param asOf null for whatever was known
     * @param knownAt null for today's knowledge
     * @return null if the stay was not known then
     */
    public @Nullable DischargeCase find(String stay, @Nullable Instant asOf, @Nullable Instant knownAt) {
        return transactions.<@Nullable DischargeCase>run(connection -> past.find(connection, stay, asOf, knownAt));
    }
}
