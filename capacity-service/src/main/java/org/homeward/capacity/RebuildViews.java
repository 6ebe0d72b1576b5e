package org.homeward.capacity;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.homeward.capacity.care.RebuildCare;
import org.homeward.capacity.domain.SiteEstate;
import org.homeward.capacity.domain.SiteEstate.Version;
import org.homeward.capacity.flat.RebuildFlats;
import org.homeward.capacity.persistence.Estates;
import org.homeward.capacity.persistence.LiveViews;
import org.homeward.capacity.persistence.RebuiltOccupancies;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.outbox.Relay;
import org.jboss.logging.Logger;

/**
 * Recreates everything derived from the service's own stored facts, in one transaction in which nothing else is
 * written. What stood there should be equal to the byte; what is not is counted, put right and announced.
 */
@ApplicationScoped
public class RebuildViews {

    private static final Logger LOG = Logger.getLogger(RebuildViews.class);
    private static final int AT_ONCE = 1_000;

    /**
     * What was done.
     *
     * @param events versions of stays, of packages and of flats that were read
     * @param records beds, wards, lines of providers and flats that were derived
     * @param differentOccupancies rows that were not what they should be
     * @param differentCommitments rows that were not what they should be
     * @param differentRecords records that were not what they should be
     */
    public record Result(
            long events,
            int records,
            long differentOccupancies,
            long differentCommitments,
            int differentRecords,
            Duration took) {

        public long eventsPerSecond() {
            return events * 1_000_000_000L / Math.max(1, took.toNanos());
        }
    }

    private final Transactions transactions;
    private final RebuiltOccupancies occupancies;
    private final Estates estates;
    private final LiveViews views;
    private final RebuildCare care;
    private final RebuildFlats flats;
    private final Relay relay;

    RebuildViews(
            Transactions transactions,
            RebuiltOccupancies occupancies,
            Estates estates,
            LiveViews views,
            RebuildCare care,
            RebuildFlats flats,
            Relay relay) {
        this.transactions = transactions;
        this.occupancies = occupancies;
        this.estates = estates;
        this.views = views;
        this.care = care;
        this.flats = flats;
        this.relay = relay;
    }

    public Result rebuild() {
        Result result = transactions.run(this::rebuild);
        relay.kick();
        LOG.infof(
                "Rebuilt from %d events in %d ms: %d occupancies, %d commitments and %d records were different",
                result.events(),
                result.took().toMillis(),
                result.differentOccupancies(),
                result.differentCommitments(),
                result.differentRecords());
        return result;
    }

    private Result rebuild(Connection connection) throws SQLException {
        long start = System.nanoTime();
        occupancies.holdStill(connection);
        RebuiltOccupancies.Done done = occupancies.rebuild(connection);
        rebuildEstates(connection);
        List<String> targets = occupancies.targets(connection);
        int different = 0;
        for (int from = 0; from < targets.size(); from += AT_ONCE) {
            List<String> some = targets.subList(from, Math.min(from + AT_ONCE, targets.size()));
            different += views.refresh(connection, some);
        }
        RebuildCare.Done cared = care.rebuild(connection);
        RebuildFlats.Done let = flats.rebuild(connection);
        return new Result(
                done.versions() + cared.packages() + let.records(),
                targets.size() + cared.records() + let.records(),
                done.different(),
                cared.differentCommitments(),
                different + cared.differentRecords() + let.differentRecords(),
                Duration.ofNanos(System.nanoTime() - start));
    }

    private void rebuildEstates(Connection connection) throws SQLException {
        Map<String, List<Version>> versions = estates.versions(connection, estates.sites(connection));
        for (Map.Entry<String, List<Version>> site : versions.entrySet()) {
            estates.replace(connection, SiteEstate.after(site.getKey(), site.getValue()));
        }
    }
}
