package org.homeward.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.homeward.admission.persistence.StayIndex;
import org.homeward.admission.persistence.Stays;
import org.homeward.kit.db.SqlWork;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.outbox.Beats;

/** Stays as they stand, with what is known of the people in them. */
@ApplicationScoped
public class FindStays {

    private final Transactions transactions;

    FindStays(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    /**
     * What was found.
     *
     * @param asOf the instant described
     * @param knownAt up to when everything that was recorded is in it: a commit under way holds it back
     * @param sharingNhsNumber patients whose NHS number another patient of their trust has too
     */
    public record Found(
            List<Stays.Row> stays,
            Instant asOf,
            Instant knownAt,
            Map<UUID, StayIndex.Identity> identities,
            Set<UUID> sharingNhsNumber) {}

    public Found list(StayIndex.Filter filter, PatientsOf patients) {
        return found(connection -> StayIndex.find(connection, filter), patients);
    }

    /** One stay, in a list of one or none. */
    public Found one(String id, PatientsOf patients) {
        return found(connection -> Stays.find(connection, List.of(id)), patients);
    }

    /** The watermark is read first: what the statements after it see may be more, never less. */
    private Found found(SqlWork<List<Stays.Row>> search, PatientsOf patients) {
        return transactions.search(connection -> {
            Instant knownAt = Beats.complete(connection);
            List<Stays.Row> stays = search.with(connection);
            Collection<UUID> people = patients.of(stays);
            return new Found(
                    stays,
                    StayIndex.now(connection),
                    knownAt,
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
