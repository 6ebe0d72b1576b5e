package org.homeward.discharge.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalInt;
import java.util.UUID;
import org.homeward.discharge.care.domain.RestartPathway;
import org.homeward.discharge.care.persistence.CareStays;
import org.homeward.discharge.care.persistence.Packages;
import org.homeward.discharge.care.persistence.Packages.Recorded;
import org.homeward.kit.db.Transactions;

/** On which pathway somebody leaves hospital who goes home to a package that starts again. */
@ApplicationScoped
public class FindRestart {

    private final Transactions transactions;
    private final Packages packages;
    private final CareStays stays;

    FindRestart(Transactions transactions, Packages packages, CareStays stays) {
        this.transactions = transactions;
        this.packages = packages;
        this.stays = stays;
    }

    /** Empty where the package is not to be restarted, or is not of the person who has this stay. */
    public OptionalInt pathway(UUID packageOfCare, String stay) {
        return transactions.run(connection -> {
            Recorded recorded = packages.find(connection, packageOfCare);
            if (recorded == null) {
                return OptionalInt.empty();
            }
            var theirs = stays.find(connection, recorded.known().stay());
            var asked = stays.find(connection, stays.root(connection, stay));
            boolean isSame = theirs != null
                    && asked != null
                    && (theirs.equals(asked)
                            || theirs.person() != null && theirs.person().equals(asked.person()));
            return isSame ? RestartPathway.of(recorded.known()) : OptionalInt.empty();
        });
    }
}
