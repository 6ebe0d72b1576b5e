package org.homeward.capacity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.homeward.capacity.domain.SiteEstate.Version;
import org.homeward.capacity.persistence.Estates;
import org.homeward.kit.db.Transactions;
import org.jspecify.annotations.Nullable;

/** The estate of a site as its hospital wrote it. */
@ApplicationScoped
public class FindEstate {

    private final Transactions transactions;
    private final Estates estates;

    FindEstate(Transactions transactions, Estates estates) {
        this.transactions = transactions;
        this.estates = estates;
    }

    /** The newest version, null if the site has no estate. */
    public @Nullable Version latest(String site) {
        return transactions.<@Nullable Version>run(connection -> estates.latest(connection, site));
    }

    /** All versions, oldest first. */
    public List<Version> versions(String site) {
        return transactions.run(
                connection -> estates.versions(connection, List.of(site)).getOrDefault(site, List.of()));
    }

    /** The trust that the site belongs to, null if it has no estate. */
    public @Nullable String trustOf(String site) {
        return transactions.<@Nullable String>run(connection -> estates.trustOf(connection, site));
    }
}
