package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.homeward.discharge.housing.persistence.HousingMatters;
import org.homeward.discharge.housing.persistence.HousingMatters.Told;
import org.homeward.discharge.persistence.Stays;
import org.homeward.kit.db.Transactions;

/**
 * Keeps what housing-service says of referrals, jobs and bookings, with what follows from it for the tasks of their stays.
 * One batch is one transaction. What comes again, comes late or comes before its stay ends in the same state.
 */
@ApplicationScoped
public class ApplyHousingEvents {

    private final Transactions transactions;
    private final Stays stays;
    private final HousingMatters matters;
    private final KeepCases cases;

    ApplyHousingEvents(Transactions transactions, Stays stays, HousingMatters matters, KeepCases cases) {
        this.transactions = transactions;
        this.stays = stays;
        this.matters = matters;
        this.cases = cases;
    }

    /** @param told in any order */
    public void apply(List<Told> told) {
        if (!told.isEmpty()) {
            transactions.perform(connection -> apply(connection, told));
        }
    }

    /** The rows of the stays are locked, also of those that have not come: whoever brings one sees what is kept here. */
    private void apply(Connection connection, List<Told> told) throws SQLException {
        SortedMap<String, String> trusts = new TreeMap<>();
        told.forEach(one -> trusts.put(one.matter().stay(), one.matter().trust()));
        stays.lock(connection, trusts);
        matters.keep(connection, told);
        cases.refresh(connection, trusts.keySet());
    }
}
