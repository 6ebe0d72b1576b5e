package org.homeward.capacity;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.capacity.domain.SiteEstate;
import org.homeward.capacity.domain.SiteEstate.Version;
import org.homeward.capacity.persistence.Estates;
import org.homeward.capacity.persistence.LiveViews;
import org.homeward.capacity.persistence.OldBedFacts;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.outbox.Relay;

/**
 * Forgets holds, bed statuses, documents of estates and links of patients that decide nothing any more. What is shown is
 * derived again where something went, so that a rebuild finds no difference.
 */
@ApplicationScoped
public class ForgetOldBedFacts {

    private static final int AT_ONCE = 1_000;

    private final Transactions transactions;
    private final OldBedFacts old;
    private final Estates estates;
    private final LiveViews views;
    private final Relay relay;
    private final Duration history;

    /** Some of what is old, in one transaction; gives how much it was. */
    private interface Some {

        int forget(Connection connection) throws SQLException;
    }

    ForgetOldBedFacts(
            Transactions transactions,
            OldBedFacts old,
            Estates estates,
            LiveViews views,
            Relay relay,
            @ConfigProperty(name = "homeward.retention.history") Duration history) {
        this.transactions = transactions;
        this.old = old;
        this.estates = estates;
        this.views = views;
        this.relay = relay;
        this.history = history;
    }

    /** Gives how much was forgotten; an estate with any number of old documents counts once. */
    public int forget(Instant now) {
        Instant before = now.minus(history);
        int count = all(connection -> refreshed(connection, old.forgetHolds(connection, before, AT_ONCE)))
                + all(connection -> refreshed(connection, old.forgetStatuses(connection, before, AT_ONCE)))
                + all(connection -> forgetEstates(connection, before))
                + all(connection -> old.forgetLinks(connection, before, AT_ONCE));
        relay.kick();
        return count;
    }

    /** Until there is nothing more: what was taken before does not come again, so this ends. */
    private int all(Some some) {
        int count = 0;
        int last;
        do {
            last = transactions.run(some::forget);
            count += last;
        } while (last > 0);
        return count;
    }

    private int refreshed(Connection connection, List<String> beds) throws SQLException {
        views.refresh(connection, new TreeSet<>(beds));
        return beds.size();
    }

    private int forgetEstates(Connection connection, Instant before) throws SQLException {
        List<String> sites = old.sitesWithOldEstates(connection, before, AT_ONCE);
        old.forgetEstates(connection, sites, before);
        for (Map.Entry<String, List<Version>> site : new TreeMap<>(estates.versions(connection, sites)).entrySet()) {
            estates.replace(connection, SiteEstate.after(site.getKey(), site.getValue()));
            Collection<String> targets = views.ofSite(connection, site.getKey());
            views.refresh(connection, targets);
        }
        return sites.size();
    }
}
