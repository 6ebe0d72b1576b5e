package org.homeward.discharge.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.homeward.discharge.care.domain.MissedCare;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.StayStanding;
import org.homeward.discharge.care.domain.Whereabouts;
import org.homeward.discharge.care.persistence.CareStays;
import org.homeward.discharge.care.persistence.Packages;

/** Which care is missed by the people who have some stays. */
@ApplicationScoped
class FindMissedCare {

    /**
     * What was found.
     *
     * @param ended packages that have ended so that they may be missed
     * @param missed those of them that are
     */
    record Found(Set<UUID> ended, List<MissedCare> missed) {

        static final Found NOTHING = new Found(Set.of(), List.of());

        /** What is missed of care that was asked for this stay. */
        List<MissedCare> of(String stay) {
            return missed.stream()
                    .filter(care -> care.known().stay().equals(stay))
                    .toList();
        }

        /** Ended packages that are not missed, or not any more. */
        List<UUID> notMissed() {
            Set<UUID> open = missed.stream().map(care -> care.known().id()).collect(Collectors.toSet());
            return ended.stream().filter(Predicate.not(open::contains)).toList();
        }
    }

    private final Packages packages;
    private final CareStays stays;

    FindMissedCare(Packages packages, CareStays stays) {
        this.packages = packages;
        this.stays = stays;
    }

    /** Nobody asks for care for these stays until this is committed, where there is any that may be missed. */
    Found holding(Connection connection, Collection<String> ofStays) throws SQLException {
        if (ended(packages.ofWhoHasEndedOnes(connection, ofStays)).isEmpty()) {
            return Found.NOTHING;
        }
        stays.lock(connection, ofStays);
        return find(connection, ofStays);
    }

    Found find(Connection connection, Collection<String> ofStays) throws SQLException {
        List<PackageOfCare> care = packages.ofWhoHasEndedOnes(connection, ofStays);
        Set<UUID> ended = ended(care);
        return ended.isEmpty()
                ? Found.NOTHING
                : new Found(ended, missed(stays.ofSamePeople(connection, ofStays), care));
    }

    private static Set<UUID> ended(List<PackageOfCare> care) {
        return care.stream()
                .filter(MissedCare::hasEndedSo)
                .map(PackageOfCare::id)
                .collect(Collectors.toSet());
    }

    /** By person; a stay of nobody in particular is of somebody of its own. */
    private static List<MissedCare> missed(List<StayStanding> standings, List<PackageOfCare> care) {
        Map<String, List<StayStanding>> people = standings.stream()
                .collect(Collectors.groupingBy(
                        stay -> stay.person() == null ? "stay " + stay.stay() : "person " + stay.person()));
        Map<String, List<PackageOfCare>> byStay = new HashMap<>();
        care.forEach(known ->
                byStay.computeIfAbsent(known.stay(), stay -> new ArrayList<>()).add(known));
        List<MissedCare> missed = new ArrayList<>();
        for (List<StayStanding> person : people.values()) {
            List<PackageOfCare> theirs = person.stream()
                    .flatMap(stay -> byStay.getOrDefault(stay.stay(), List.of()).stream())
                    .toList();
            missed.addAll(MissedCare.of(theirs, new Whereabouts(person, Set.of(), Set.of(), false)));
        }
        return missed;
    }
}
