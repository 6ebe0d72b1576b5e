package org.homeward.discharge.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.discharge.care.domain.MissedCare;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.StayStanding;
import org.homeward.discharge.care.domain.Whereabouts;
import org.homeward.discharge.care.persistence.CareStays;
import org.homeward.discharge.care.persistence.Packages;

/** Which care is missed by the people who have some stays. */
@ApplicationScoped
public class FindMissedCare {

    /** @param packages all of these people */
    public record Found(List<PackageOfCare> packages, List<MissedCare> missed) {}

    private final CareStays stays;
    private final Packages packages;

    FindMissedCare(CareStays stays, Packages packages) {
        this.stays = stays;
        this.packages = packages;
    }

    public Found find(Connection connection, Collection<String> ofStays) throws SQLException {
        return ofPeople(connection, stays.people(connection, ofStays));
    }

    /**
     * So of those who may miss any, until the transaction ends: it has changed what it changes, and whoever changes
     * something else of them finds it out after it, or before.
     */
    public Found holding(Connection connection, Collection<String> ofStays) throws SQLException {
        return ofPeople(connection, stays.lockWhoMayMissCare(connection, ofStays));
    }

    private Found ofPeople(Connection connection, List<String> people) throws SQLException {
        if (people.isEmpty()) {
            return new Found(List.of(), List.of());
        }
        Map<String, List<StayStanding>> standings = stays.ofEach(connection, people);
        Map<String, List<PackageOfCare>> care = packages.ofStays(
                connection,
                standings.values().stream()
                        .flatMap(List::stream)
                        .map(StayStanding::stay)
                        .toList());
        List<PackageOfCare> all = new ArrayList<>();
        List<MissedCare> missed = new ArrayList<>();
        for (List<StayStanding> person : standings.values()) {
            List<PackageOfCare> theirs = person.stream()
                    .flatMap(stay -> care.getOrDefault(stay.stay(), List.of()).stream())
                    .toList();
            all.addAll(theirs);
            missed.addAll(MissedCare.of(theirs, new Whereabouts(person, Set.of(), Set.of(), false)));
        }
        return new Found(all, missed);
    }
}
