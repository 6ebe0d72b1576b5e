package org.homeward.admission;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.homeward.admission.domain.BedStatus;
import org.homeward.admission.domain.Fact;
import org.homeward.admission.domain.Landing;
import org.homeward.admission.domain.Outcome;
import org.homeward.admission.persistence.Facts;
import org.homeward.admission.persistence.Ids;
import org.homeward.admission.persistence.Messages;
import org.homeward.admission.persistence.People;
import org.homeward.admission.persistence.Stays;
import org.homeward.kit.db.RoundTrip;
import org.homeward.kit.event.Event;
import org.homeward.kit.outbox.Outbox;

/** New facts of one transaction: into their locked ledgers, folded, written, told. */
final class LedgerWork {

    private final Connection connection;
    private final OpenLedgers ledgers;
    private final Outbox outbox;
    private final Set<Long> nowhere = new LinkedHashSet<>();
    private final Set<Long> undecided = new LinkedHashSet<>();
    private final List<Facts.Row> moved = new ArrayList<>();
    private final List<Facts.Row> added = new ArrayList<>();
    private final Set<Fact.Source> fresh = new LinkedHashSet<>();
    private final Set<Ledger> refold = new LinkedHashSet<>();

    private LedgerWork(Connection connection, OpenLedgers ledgers, Outbox outbox) {
        this.connection = connection;
        this.ledgers = ledgers;
        this.outbox = outbox;
    }

    /** The facts of one message. */
    record Item(long message, List<Fact> facts) {}

    static LedgerWork open(Connection connection, Ids ids, List<Item> items, Outbox outbox) throws SQLException {
        List<Fact> facts = items.stream().flatMap(item -> item.facts().stream()).toList();
        return new LedgerWork(connection, OpenLedgers.open(connection, ids, facts, Set.of()), outbox);
    }

    /**
     * For messages that have facts already: these make room for new ones.
     *
     * @param before the ledgers in which their facts are
     */
    static LedgerWork again(Connection connection, Ids ids, List<Item> items, Set<Long> before, Outbox outbox)
            throws SQLException {
        List<Fact> facts = items.stream().flatMap(item -> item.facts().stream()).toList();
        LedgerWork work = new LedgerWork(connection, OpenLedgers.open(connection, ids, facts, before), outbox);
        for (Item item : items) {
            Facts.remove(connection, item.message());
            work.ledgers.all().forEach(ledger -> ledger.remove(item.message()));
        }
        work.refold.addAll(work.ledgers.all());
        return work;
    }

    /**
     * Applies the messages in their order and writes everything.
     *
     * @return the messages of which a fact fits nowhere
     */
    Set<Long> finish(List<Item> items, List<BedStatus> beds) throws SQLException {
        if (items.isEmpty() && beds.isEmpty()) {
            return Set.of();
        }
        Posting posting = new Posting(ledgers.recordedTime());
        for (Item item : items) {
            Set<Ledger> touched = add(item);
            touched.addAll(refold);
            if (!touched.isEmpty()) {
                posting.post(Posting.Cause.of(item.facts().get(0)), touched);
            }
        }
        posting.outcomes().forEach(this::place);
        List<Event> events = new ArrayList<>(posting.events());
        events.addAll(LinkHeads.write(connection, posting));
        events.addAll(BedHeads.write(connection, beds, posting.clock()));
        write(posting, events);
        return nowhere;
    }

    private Set<Ledger> add(Item item) {
        Set<Ledger> touched = new LinkedHashSet<>();
        for (Fact fact : item.facts()) {
            Ledger ledger = ledgers.of(fact);
            if (ledger == null) {
                nowhere.add(item.message());
            } else {
                ledger.add(
                        new Facts.Row(ledger.id(), item.message(), fact.source().part(), null, true, fact));
                fresh.add(fact.source());
                touched.add(ledger);
            }
        }
        return touched;
    }

    /** Notes where the last fold put each fact, where that is news. */
    private void place(Ledger ledger, Outcome outcome) {
        for (Facts.Row row : ledger.facts().values()) {
            Fact.Source source = row.fact().source();
            boolean placed = !(outcome.landed().get(source) instanceof Landing.Nowhere);
            Facts.Row put = row.put(outcome.stayOf(source), placed);
            boolean isNew = fresh.contains(source);
            if (isNew) {
                added.add(put);
            } else if (placed != row.placed() || !Objects.equals(put.stay(), row.stay())) {
                moved.add(put);
            }
            if (!placed) {
                nowhere.add(row.message());
            }
            if (placed != row.placed()) {
                undecided.add(row.message());
            }
        }
    }

    private void write(Posting posting, List<Event> events) throws SQLException {
        RoundTrip trip = new RoundTrip(connection);
        if (!added.isEmpty()) {
            Facts.add(trip, added);
        }
        if (!moved.isEmpty()) {
            Facts.put(trip, moved);
        }
        if (!undecided.isEmpty()) {
            Messages.decide(trip, undecided);
        }
        if (!posting.changed().isEmpty()) {
            Stays.save(trip, posting.changed().values());
        }
        List<People.Row> known = Identities.changed(posting.outcomes());
        if (!known.isEmpty()) {
            People.identify(trip, known);
        }
        outbox.append(trip, events);
        trip.send();
    }
}
