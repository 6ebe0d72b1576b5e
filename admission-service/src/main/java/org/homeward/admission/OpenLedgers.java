package org.homeward.admission;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.homeward.admission.domain.Fact;
import org.homeward.admission.persistence.Facts;
import org.homeward.admission.persistence.Identifier;
import org.homeward.admission.persistence.Ids;
import org.homeward.admission.persistence.Ledgers;
import org.homeward.admission.persistence.People;
import org.homeward.admission.persistence.Stays;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.RoundTrip;
import org.jspecify.annotations.Nullable;

/** The ledgers of a batch: found or made, joined where a message says that they belong together, locked and read. */
final class OpenLedgers {

    private static final int TRIES = 10;

    private final Connection connection;
    private final Ids ids;
    private final Map<Identifier, Long> target = new HashMap<>();
    private final Map<Long, Ledger> ledgers = new TreeMap<>();
    private @Nullable Instant recordedTime;

    private OpenLedgers(Connection connection, Ids ids) {
        this.connection = connection;
        this.ids = ids;
    }

    /**
     * Opens the ledgers that these facts belong to.
     *
     * @param others ledgers that are opened too
     * @throws SQLException with the state of a serialisation failure if other transactions joined ledgers meanwhile
     */
    static OpenLedgers open(Connection connection, Ids ids, Collection<Fact> facts, Set<Long> others)
            throws SQLException {
        OpenLedgers open = new OpenLedgers(connection, ids);
        List<Set<Identifier>> named = facts.stream()
                .map(Groups::named)
                .filter(numbers -> !numbers.isEmpty())
                .toList();
        if (!named.isEmpty() || !others.isEmpty()) {
            open.lockAndLoad(named.isEmpty() ? List.of() : open.resolve(named), others);
        }
        return open;
    }

    /** The ledger of a fact; null if it names neither patient nor visit. */
    @Nullable
    Ledger of(Fact fact) {
        Set<Identifier> named = Groups.named(fact);
        return named.isEmpty() ? null : ledgers.get(target.get(named.iterator().next()));
    }

    /** The database's clock after the locks were held. */
    Instant recordedTime() throws SQLException {
        return recordedTime == null ? RecordedTime.read(connection) : recordedTime;
    }

    Collection<Ledger> all() {
        return ledgers.values();
    }

    private Collection<Groups.Group> resolve(List<Set<Identifier>> named) throws SQLException {
        Set<Identifier> all = new LinkedHashSet<>();
        named.forEach(all::addAll);
        for (int i = 0; i < TRIES; i++) {
            Map<Identifier, Long> known = Ledgers.find(connection, all);
            Collection<Groups.Group> groups = Groups.of(named, known);
            if (addUnknown(groups)) {
                aim(groups, known);
                return groups;
            }
        }
        throw contention();
    }

    /** Gives every group a ledger and lets its unknown numbers point there; false if somebody else was first. */
    private boolean addUnknown(Collection<Groups.Group> groups) throws SQLException {
        List<Long> made = new ArrayList<>();
        Map<Identifier, Long> unknown = new HashMap<>();
        for (Groups.Group group : groups) {
            if (group.ledgers().isEmpty()) {
                long id = ids.next(connection);
                made.add(id);
                group.ledgers().add(id);
            }
            group.unknown()
                    .forEach(number -> unknown.put(number, group.ledgers().first()));
        }
        if (!made.isEmpty()) {
            Ledgers.create(connection, made);
        }
        return unknown.isEmpty() || Ledgers.add(connection, unknown);
    }

    private void aim(Collection<Groups.Group> groups, Map<Identifier, Long> known) {
        Map<Long, Long> first = new HashMap<>();
        for (Groups.Group group : groups) {
            group.ledgers().forEach(ledger -> first.put(ledger, group.ledgers().first()));
            group.unknown()
                    .forEach(
                            identifier -> target.put(identifier, group.ledgers().first()));
        }
        known.forEach((identifier, ledger) -> target.put(identifier, first.getOrDefault(ledger, ledger)));
    }

    private void lockAndLoad(Collection<Groups.Group> groups, Set<Long> others) throws SQLException {
        Set<Long> all = new LinkedHashSet<>(others);
        others.forEach(other -> ledgers.put(other, new Ledger(other)));
        List<Ledgers.Join> joins = new ArrayList<>();
        for (Groups.Group group : groups) {
            all.addAll(group.ledgers());
            long first = group.ledgers().first();
            ledgers.put(first, new Ledger(first));
            for (long ended : group.ledgers().tailSet(first, false)) {
                joins.add(new Ledgers.Join(ended, first));
                ledgers.remove(ended);
            }
        }
        RoundTrip trip = new RoundTrip(connection);
        Set<Long> live = new HashSet<>();
        Ledgers.lock(trip, all, live::add);
        if (!joins.isEmpty()) {
            trip.send();
            requireLive(live, all);
            Ledgers.join(connection, joins);
        }
        load(trip);
        trip.send();
        requireLive(live, all);
    }

    private static void requireLive(Set<Long> live, Set<Long> wanted) throws SQLException {
        if (!live.containsAll(wanted)) {
            throw contention();
        }
    }

    private void load(RoundTrip trip) throws SQLException {
        Facts.of(trip, ledgers.keySet(), row -> ledger(row.ledger()).add(row));
        Stays.of(trip, ledgers.keySet(), row -> ledger(row.ledger()).stays().put(row.id(), row));
        People.of(trip, ledgers.keySet(), row -> ledger(row.ledger()).people().put(row.number(), row));
        RecordedTime.read(trip, time -> recordedTime = time);
    }

    private Ledger ledger(long id) {
        return Objects.requireNonNull(ledgers.get(id));
    }

    private static SQLException contention() {
        return new SQLException("ledgers were joined meanwhile", "40001");
    }
}
