package org.homeward.discharge.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.homeward.discharge.persistence.Stays;
import org.homeward.discharge.persistence.Upstream;
import org.homeward.discharge.person.JourneySource.Traveller;
import org.homeward.discharge.person.domain.JourneyEntry;
import org.homeward.discharge.person.persistence.People;
import org.homeward.kit.db.Transactions;
import org.jspecify.annotations.Nullable;

/** A person's way through hospital and care in one time line, of the stays that the caller may see. */
@ApplicationScoped
public class FindJourney {

    /**
     * @param person the id that goes on, where the one asked for was joined into another
     * @param entries in the order in which they happened
     * @param knownAt recorded time up to which what hospitals say is in here; null at first
     */
    public record Journey(
            String person,
            List<JourneyEntry> entries,
            @Nullable Instant knownAt) {}

    private final Transactions transactions;
    private final People people;
    private final Stays stays;
    private final Upstream upstream;
    private final Instance<JourneySource> sources;

    FindJourney(
            Transactions transactions,
            People people,
            Stays stays,
            Upstream upstream,
            @Any Instance<JourneySource> sources) {
        this.transactions = transactions;
        this.people = people;
        this.stays = stays;
        this.upstream = upstream;
        this.sources = sources;
    }

    /**
     * @param id of the person, or of one that was joined into it
     * @param asOf nothing that happened later; null for everything
     * @return null if there is no stay of the person that the caller may see
     */
    public @Nullable Journey find(String id, Predicate<String> mayActFor, @Nullable Instant asOf) {
        return transactions.<@Nullable Journey>run(connection -> find(connection, id, mayActFor, asOf));
    }

    private @Nullable Journey find(
            Connection connection, String id, Predicate<String> mayActFor, @Nullable Instant asOf) throws SQLException {
        Instant knownAt = upstream.knownAt(connection);
        List<String> seen = people.staysOf(connection, id).stream()
                .filter(stay -> mayActFor.test(stay.trust()))
                .map(People.StayOf::stay)
                .toList();
        if (seen.isEmpty()) {
            return null;
        }
        Traveller traveller = new Traveller(people.survivor(connection, id), stays.newest(connection, seen));
        List<JourneyEntry> entries = new ArrayList<>();
        for (JourneySource source : sources) {
            entries.addAll(source.of(connection, traveller));
        }
        if (asOf != null) {
            entries.removeIf(entry -> entry.at().isAfter(asOf));
        }
        entries.sort(JourneyEntry.ORDER);
        return new Journey(traveller.person(), List.copyOf(entries), knownAt);
    }
}
