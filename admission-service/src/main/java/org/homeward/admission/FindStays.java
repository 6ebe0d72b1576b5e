package org.homeward.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.admission.persistence.StayIndex;
import org.homeward.admission.persistence.Stays;
import org.homeward.kit.db.SqlWork;
import org.homeward.kit.db.Transactions;

/** Stays as they stand, with what is known of the people in them. */
@ApplicationScoped
public class FindStays {

    private final Transactions transactions;
    private final Duration staleAfter;

    FindStays(DataSource dataSource, @ConfigProperty(name = "homeward.stale-after") Duration staleAfter) {
        this.transactions = new Transactions(dataSource);
        this.staleAfter = staleAfter;
    }

    /**
     * What was found.
     *
     * @param sharingNhsNumber patients whose NHS number another patient of their trust has too
     */
    public record Found(
            List<Stays.Row> stays,
            Freshness freshness,
            Map<UUID, StayIndex.Identity> identities,
            Set<UUID> sharingNhsNumber) {}

    public Found list(StayIndex.Filter filter, PatientsOf patients) {
        return found(connection -> StayIndex.find(connection, filter), patients);
    }

    /** One stay, in a list of one or none. */
    public Found one(String id, PatientsOf patients) {
        return found(connection -> Stays.find(connection, List.of(id)), patients);
    }

    private Found found(SqlWork<List<Stays.Row>> search, PatientsOf patients) {
        return transactions.search(connection -> {
            var stays = Freshness.around(connection, staleAfter, search);
            Collection<UUID> people = patients.of(stays.found());
            return new Found(
                    stays.found(),
                    stays.freshness(),
                    StayIndex.identities(connection, people),
                    StayIndex.sharingNhsNumber(connection, people));
        });
    }

    /** Reads the random ids of patients out of the states of stays. */
    @FunctionalInterface
    public interface PatientsOf {
        Collection<UUID> of(List<Stays.Row> stays);
    }
}
