package org.homeward.discharge.housing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.homeward.discharge.housing.domain.HousingMatter;
import org.homeward.discharge.housing.persistence.HousingMatters;
import org.homeward.kit.db.Transactions;

/** What housing-service does for a stay. */
@ApplicationScoped
public class FindHousing {

    private final Transactions transactions;
    private final HousingMatters matters;

    FindHousing(Transactions transactions, HousingMatters matters) {
        this.transactions = transactions;
        this.matters = matters;
    }

    /** Of one stay, closed matters too. */
    public List<HousingMatter> of(String stay) {
        return transactions.run(
                connection -> matters.ofStays(connection, List.of(stay)).getOrDefault(stay, List.of()));
    }
}
