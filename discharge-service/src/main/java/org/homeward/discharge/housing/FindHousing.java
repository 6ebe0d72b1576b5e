package org.homeward.discharge.housing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.homeward.discharge.housing.domain.HousingMatter;
import org.homeward.discharge.housing.persistence.HousingMatters;
import org.homeward.kit.db.Transactions;

/** What housing-service does for these stays. */
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
        return transactions.run(connection -> of(connection, List.of(stay)).getOrDefault(stay, List.of()));
    }

    /** Of each of these stays that has anything, within the transaction that reads more. */
    public Map<String, List<HousingMatter>> of(Connection connection, Collection<String> stays) throws SQLException {
        return matters.ofStays(connection, stays);
    }
}
