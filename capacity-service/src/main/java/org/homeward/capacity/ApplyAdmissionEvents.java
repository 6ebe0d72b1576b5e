package org.homeward.capacity;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.homeward.capacity.domain.Belief;
import org.homeward.capacity.domain.Hold;
import org.homeward.capacity.domain.StayVersion;
import org.homeward.capacity.persistence.BedStatuses;
import org.homeward.capacity.persistence.Holds;
import org.homeward.capacity.persistence.LiveViews;
import org.homeward.capacity.persistence.Occupancies;
import org.homeward.capacity.persistence.Occupancies.Standing;
import org.homeward.capacity.persistence.PatientLinks;
import org.homeward.capacity.persistence.Stays;
import org.homeward.capacity.persistence.Stays.Received;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.RoundTrip;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.fault.StopPoint;
import org.homeward.kit.outbox.Upstream;

/**
 * Applies what admission-service says: the versions of stays into history, what they change in where patients are,
 * holds that end with them, and the records of the beds and wards concerned. One batch is one transaction. What comes
 * again, or comes late, ends in the same state.
 */
@ApplicationScoped
public class ApplyAdmissionEvents {

    /** What one poll brought, in the order in which it came. */
    public record Batch(
            List<Received> stays,
            List<BedStatuses.Recorded> statuses,
            List<PatientLinks.Links> links,
            Map<Integer, Instant> beats) {}

    /** What came of it: how many versions of stays were new, how many had come before, how many records changed. */
    public record Applied(int fresh, int repeated, int changedRecords) {}

    private final Transactions transactions;
    private final Stays stays;
    private final Occupancies occupancies;
    private final BedStatuses statuses;
    private final Holds holds;
    private final LiveViews views;
    private final PatientLinks patientLinks;
    private final Upstream upstream;

    ApplyAdmissionEvents(
            Transactions transactions,
            Stays stays,
            Occupancies occupancies,
            BedStatuses statuses,
            Holds holds,
            LiveViews views,
            PatientLinks patientLinks,
            Upstream upstream) {
        this.transactions = transactions;
        this.stays = stays;
        this.occupancies = occupancies;
        this.statuses = statuses;
        this.holds = holds;
        this.views = views;
        this.patientLinks = patientLinks;
        this.upstream = upstream;
    }

    public Applied apply(Batch batch) {
        return transactions.run(connection -> apply(connection, batch));
    }

    private Applied apply(Connection connection, Batch batch) throws SQLException {
        Set<String> touched = new HashSet<>();
        List<Holds.Ended> ended = new ArrayList<>();
        int fresh = applyStays(connection, batch.stays(), touched, ended);
        touched.addAll(statuses.keep(connection, batch.statuses()));
        for (PatientLinks.Links links : batch.links()) {
            patientLinks.keep(connection, links);
        }
        endHolds(connection, ended, touched);
        int changed = views.refresh(connection, touched);
        for (Map.Entry<Integer, Instant> beat : batch.beats().entrySet()) {
            upstream.beat(connection, beat.getKey(), beat.getValue());
        }
        return new Applied(fresh, batch.stays().size() - fresh, changed);
    }

    private int applyStays(Connection connection, List<Received> received, Set<String> touched, List<Holds.Ended> ended)
            throws SQLException {
        if (received.isEmpty()) {
            return 0;
        }
        List<StayVersion> versions = received.stream().map(Received::version).toList();
        Map<String, Long> known = stays.lock(connection, versions);
        List<StayVersion> fresh = stays.keep(connection, received);
        if (StopPoint.sabotaged("apply-again")) {
            fresh = versions;
            known = Map.of();
        }
        applyFresh(connection, known, fresh, touched, ended);
        return fresh.size();
    }

    private void applyFresh(
            Connection connection,
            Map<String, Long> known,
            List<StayVersion> fresh,
            Set<String> touched,
            List<Holds.Ended> ended)
            throws SQLException {
        Map<String, List<StayVersion>> inOrder = new HashMap<>();
        Set<String> late = new HashSet<>();
        for (StayVersion version : fresh) {
            if (version.version() > known.getOrDefault(version.stay(), 0L)) {
                inOrder.computeIfAbsent(version.stay(), stay -> new ArrayList<>())
                        .add(version);
            } else {
                late.add(version.stay());
            }
        }
        List<StayVersion> newest = inOrder.values().stream()
                .map(versions -> Collections.max(versions, Comparator.comparing(StayVersion::version)))
                .toList();
        inOrder.keySet().removeAll(late);
        startAgain(connection, late, touched);
        RoundTrip trip = new RoundTrip(connection);
        goOn(trip, inOrder, touched);
        stays.raise(trip, newest);
        findEndedHolds(trip, newest, touched, ended);
        trip.send();
    }

    /** Versions that are newer than all before change only what is believed now. */
    private void goOn(RoundTrip trip, Map<String, List<StayVersion>> versions, Set<String> touched)
            throws SQLException {
        Map<String, Map<Belief, Long>> standing = new HashMap<>();
        occupancies.standing(
                trip,
                versions.keySet(),
                row -> standing.computeIfAbsent(row.stay(), stay -> new HashMap<>())
                        .put(row.belief(), row.id()));
        trip.send();
        List<Standing> ended = new ArrayList<>();
        List<Belief> begun = new ArrayList<>();
        for (Map.Entry<String, List<StayVersion>> stay : versions.entrySet()) {
            Map<Belief, Long> ids = standing.getOrDefault(stay.getKey(), Map.of());
            stay.getValue().sort(Comparator.comparing(StayVersion::version));
            Belief.Change change = Belief.change(List.copyOf(ids.keySet()), stay.getValue());
            change.ended().forEach(end -> ended.add(new Standing(Objects.requireNonNull(ids.get(end.opened())), end)));
            begun.addAll(change.begun());
        }
        occupancies.end(trip, ended);
        occupancies.add(trip, begun);
        ended.forEach(row -> touched.add(Occupancies.target(row.belief().span())));
        begun.forEach(belief -> touched.add(Occupancies.target(belief.span())));
    }

    /** A version that came late changes what was known then: everything about its stay is derived again. */
    private void startAgain(Connection connection, Set<String> late, Set<String> touched) throws SQLException {
        if (late.isEmpty()) {
            return;
        }
        touched.addAll(occupancies.forget(connection, late));
        List<Belief> beliefs = stays.history(connection, late).values().stream()
                .flatMap(versions -> Belief.history(versions).stream())
                .toList();
        RoundTrip trip = new RoundTrip(connection);
        occupancies.add(trip, beliefs);
        trip.send();
        beliefs.forEach(belief -> touched.add(Occupancies.target(belief.span())));
    }

    /** Nobody can add a hold for these stays meanwhile: that takes a lock on the stay. */
    private void findEndedHolds(RoundTrip trip, List<StayVersion> newest, Set<String> touched, List<Holds.Ended> ended)
            throws SQLException {
        Map<String, StayVersion> byStay = new HashMap<>();
        newest.forEach(version -> byStay.put(version.stay(), version));
        holds.live(trip, byStay.keySet(), hold -> {
            StayVersion version = Objects.requireNonNull(byStay.get(hold.stay()));
            Hold.End why = hold.endedBy(version);
            if (why != null) {
                ended.add(new Holds.Ended(hold, version.recordedAt(), why));
                touched.add(hold.bed());
            }
        });
    }

    private void endHolds(Connection connection, List<Holds.Ended> ended, Set<String> touched) throws SQLException {
        if (!ended.isEmpty()) {
            views.lock(connection, touched);
            holds.end(connection, ended, RecordedTime.read(connection));
        }
    }
}
