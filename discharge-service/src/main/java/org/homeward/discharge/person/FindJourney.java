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
import org.homeward.discharge.domain.StayVersion;
import org.homeward.discharge.persistence.Stays;
import org.homeward.discharge.person.JourneySource.Traveller;
import org.homeward.discharge.person.domain.JourneyEntry;
import org.homeward.discharge.person.persistence.People;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.outbox.Upstream;
import org.jspecify.annotations.Nullable;

/** A person's way through hospital, care and housing in one time line, of the stays that the caller may see. */
@ApplicationScoped
public class FindJourney {

    /**
     * @param person the id that goes on, where the one asked for was joined into another
     * @param entries in the order in which they happened
     * @param knownAt what was asked for, else the recorded time up to which what hospitals say is in here; null at first
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
     * @param knownAt nothing that was recorded later; null for everything. Whose stays they are is today's knowledge.
     * @return null if there is no stay of the person that the caller may see
     */
    public @Nullable Journey find(
            String id, Predicate<String> mayActFor, @Nullable Instant asOf, @Nullable Instant knownAt) {
        return transactions.<@Nullable Journey>run(connection -> {
            Instant complete = knownAt == null ? upstream.knownAt(connection) : knownAt;
            Traveller traveller = traveller(connection, id, mayActFor, knownAt);
            return traveller == null
                    ? null
                    : new Journey(traveller.person(), entries(connection, traveller, asOf), complete);
        });
    }

    private @Nullable Traveller traveller(
            Connection connection, String id, Predicate<String> mayActFor, @Nullable Instant knownAt)
            throws SQLException {
        List<String> seen = people.staysOf(connection, id).stream()
                .filter(stay -> mayActFor.test(stay.trust()))
                .map(People.StayOf::stay)
                .toList();
        List<StayVersion> known =
                knownAt == null ? stays.newest(connection, seen) : stays.known(connection, seen, knownAt);
        return known.isEmpty() ? null : new Traveller(people.survivor(connection, id), known, knownAt);
    }

    private List<JourneyEntry> entries(Connection connection, Traveller traveller, @Nullable Instant asOf)
            throws SQLException {
        List<JourneyEntry> entries = new ArrayList<>();
        for (JourneySource source : sources) {
            entries.addAll(source.of(connection, traveller));
        }
        if (asOf != null) {
            entries.removeIf(entry -> entry.at().isAfter(asOf));
        }
        entries.sort(JourneyEntry.ORDER);
        return List.copyOf(entries);
    }
}
