package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.homeward.discharge.care.FollowStays;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.discharge.persistence.Stays;
import org.homeward.discharge.persistence.Stays.Received;
import org.homeward.discharge.person.persistence.People;
import org.homeward.discharge.person.persistence.People.Links;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.outbox.Upstream;

/**
 * Applies what admission-service says of stays: every version into history, and the cases that follow from the newest
 * ones, also of what a stay was part of until now. One batch is one transaction. What comes again, or comes late, ends in
 * the same state.
 */
@ApplicationScoped
public class ApplyAdmissionEvents {

    /** What one poll brought, in the order in which it came. */
    public record Batch(List<Received> stays, List<Links> links, Map<Integer, Instant> beats) {}

    private final Transactions transactions;
    private final Stays stays;
    private final KeepCases cases;
    private final Upstream upstream;
    private final FollowStays care;
    private final People people;

    ApplyAdmissionEvents(
            Transactions transactions,
            Stays stays,
            KeepCases cases,
            Upstream upstream,
            FollowStays care,
            People people) {
        this.transactions = transactions;
        this.stays = stays;
        this.cases = cases;
        this.upstream = upstream;
        this.care = care;
        this.people = people;
    }

    public void apply(Batch batch) {
        transactions.perform(connection -> apply(connection, batch));
    }

    private void apply(Connection connection, Batch batch) throws SQLException {
        List<StayVersion> versions =
                batch.stays().stream().map(Received::version).toList();
        Map<String, Long> known = stays.lock(connection, versions);
        List<StayVersion> newest = newest(versions, known);
        Set<String> touched = new TreeSet<>(ids(newest));
        if (!newest.isEmpty()) {
            touched.addAll(stays.partsOf(connection, withRoots(newest)));
            cases.hold(connection, touched);
        }
        Set<String> joined = people.keep(connection, batch.links());
        Set<String> concerned = new TreeSet<>();
        if (!joined.isEmpty()) {
            concerned.addAll(care.join(connection, joined));
        }
        stays.keep(connection, batch.stays());
        if (!newest.isEmpty()) {
            concerned.addAll(raise(connection, newest));
        }
        if (!touched.isEmpty() || !concerned.isEmpty()) {
            cases.refresh(connection, touched, concerned);
        }
        for (Map.Entry<Integer, Instant> beat : batch.beats().entrySet()) {
            upstream.beat(connection, beat.getKey(), beat.getValue());
        }
    }

    /** Gives the stays of everybody who has lost or got one. */
    private Set<String> raise(Connection connection, List<StayVersion> newest) throws SQLException {
        Map<String, String> persons = people.survivors(connection, patients(newest));
        stays.raise(connection, newest, persons);
        return care.follow(connection, newest, persons);
    }

    private static List<String> ids(List<StayVersion> versions) {
        return versions.stream().map(StayVersion::stay).toList();
    }

    /** With what they are part of from now on. */
    private static Set<String> withRoots(List<StayVersion> versions) {
        Set<String> stays = new TreeSet<>(ids(versions));
        versions.stream().flatMap(version -> Stream.ofNullable(version.into())).forEach(stays::add);
        return stays;
    }

    private static Set<String> patients(List<StayVersion> versions) {
        Set<String> patients = new TreeSet<>();
        for (StayVersion version : versions) {
            if (version.patient() != null) {
                patients.add(version.patient());
            }
        }
        return patients;
    }

    /** Of each stay the highest version of those that are above the one known. */
    private static List<StayVersion> newest(List<StayVersion> versions, Map<String, Long> known) {
        Map<String, StayVersion> newest = new HashMap<>();
        for (StayVersion version : versions) {
            if (version.version() > known.getOrDefault(version.stay(), 0L)) {
                newest.merge(version.stay(), version, (a, b) -> a.version() >= b.version() ? a : b);
            }
        }
        return new ArrayList<>(newest.values());
    }
}
