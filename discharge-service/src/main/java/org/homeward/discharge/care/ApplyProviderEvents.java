package org.homeward.discharge.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.homeward.discharge.care.domain.Brokerage;
import org.homeward.discharge.care.domain.Decision;
import org.homeward.discharge.care.persistence.PackageSearch;
import org.homeward.discharge.care.persistence.Packages;
import org.homeward.discharge.care.persistence.Packages.Recorded;
import org.homeward.discharge.care.persistence.Providers;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.outbox.Relay;

/** Keeps the newest of what capacity-service says of providers, and asks them about packages that wait for somebody. */
@ApplicationScoped
public class ApplyProviderEvents {

    private final Transactions transactions;
    private final Providers providers;
    private final PackageSearch search;
    private final Packages packages;
    private final Markets markets;
    private final Relay relay;

    ApplyProviderEvents(
            Transactions transactions,
            Providers providers,
            PackageSearch search,
            Packages packages,
            Markets markets,
            Relay relay) {
        this.transactions = transactions;
        this.providers = providers;
        this.search = search;
        this.packages = packages;
        this.markets = markets;
        this.relay = relay;
    }

    public void apply(List<Providers.Received> received) {
        transactions.perform(connection -> {
            providers.awaitStillness(connection);
            Set<String> areas = new TreeSet<>();
            for (Providers.Received one : received) {
                if (providers.keep(connection, one)) {
                    areas.addAll(one.areas());
                }
            }
            for (UUID id : search.waiting(connection, areas)) {
                tryAgain(connection, id);
            }
        });
        relay.kick();
    }

    private void tryAgain(Connection connection, UUID id) throws SQLException {
        Recorded before = packages.lock(connection, id);
        if (before == null) {
            return;
        }
        Instant now = RecordedTime.read(connection);
        var market = markets.around(connection, before.known().need(), now);
        if (Brokerage.goOn(before.known(), market) instanceof Decision.Accepted decision) {
            packages.change(connection, before, decision, now);
        }
    }
}
