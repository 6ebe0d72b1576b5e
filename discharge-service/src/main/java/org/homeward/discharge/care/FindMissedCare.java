package org.homeward.discharge.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.homeward.discharge.care.domain.MissedCare;
import org.homeward.discharge.care.domain.MissedCare.Where;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.StayStanding;
import org.homeward.discharge.care.domain.Whereabouts;
import org.homeward.discharge.care.persistence.CareStays;
import org.homeward.discharge.care.persistence.Packages;
import org.homeward.discharge.persistence.Cases;

/** Which care is missed by the people who have some stays. */
@ApplicationScoped
public class FindMissedCare {

    /**
     * What is found.
     *
     * @param packages all of these people
     * @param readySince since when who misses care in hospital is ready to leave, of those who are, by stay
     */
    public record Found(List<PackageOfCare> packages, List<MissedCare> missed, Map<String, Instant> readySince) {

        private static final Found NOTHING = new Found(List.of(), List.of(), Map.of());

        /** Whether it is missed in hospital by somebody who is ready to leave. */
        boolean isReady(MissedCare care) {
            return care.where() instanceof Where.Hospital(StayStanding stay) && readySince.containsKey(stay.stay());
        }
    }

    private final CareStays stays;
    private final Packages packages;
    private final Cases cases;

    FindMissedCare(CareStays stays, Packages packages, Cases cases) {
        this.stays = stays;
        this.packages = packages;
        this.cases = cases;
    }

    /** What they miss as it stands; it may be otherwise a moment later. */
    public Found find(Connection connection, Collection<String> ofStays) throws SQLException {
        return ofPeople(connection, stays.people(connection, ofStays));
    }

    /**
     * So of those who may miss any, until the transaction ends: it has changed what it changes, and whoever changes
     * something else of them finds it out after it, or before.
     */
    public Found holding(Connection connection, Collection<String> ofStays) throws SQLException {
        Set<String> people = new TreeSet<>();
        boolean hasMore = true;
        // While they were waited for, somebody may have found that the stays are another person's.
        while (hasMore) {
            hasMore = people.addAll(stays.lockWhoMayMissCare(connection, ofStays));
        }
        return people.isEmpty() ? Found.NOTHING : ofPeople(connection, people);
    }

    private Found ofPeople(Connection connection, Collection<String> people) throws SQLException {
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
        return new Found(all, missed, readySince(connection, missed));
    }

    private Map<String, Instant> readySince(Connection connection, List<MissedCare> missed) throws SQLException {
        List<String> inHospital = missed.stream()
                .flatMap(care -> care.where() instanceof Where.Hospital(StayStanding stay)
                        ? Stream.of(stay.stay())
                        : Stream.empty())
                .toList();
        return inHospital.isEmpty() ? Map.of() : cases.readySince(connection, inHospital);
    }
}
