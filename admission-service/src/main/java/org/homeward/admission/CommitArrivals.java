package org.homeward.admission;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.admission.Arrival.Content;
import org.homeward.admission.domain.BedStatus;
import org.homeward.admission.domain.Fact;
import org.homeward.admission.messaging.EventNames;
import org.homeward.admission.persistence.Ids;
import org.homeward.admission.persistence.MessageOutcome;
import org.homeward.admission.persistence.MessageRow;
import org.homeward.admission.persistence.Messages;
import org.homeward.admission.persistence.Text;
import org.homeward.kit.fault.StopPoint;
import org.homeward.kit.outbox.Outbox;

/**
 * A group of messages in one transaction: raw bytes, facts, new versions of the stays that they change, and the events
 * that tell of them.
 */
final class CommitArrivals {

    private final Ids messageIds = Ids.ofMessages();
    private final Ids ledgerIds = Ids.ofLedgers();
    private final Outbox outbox = new Outbox(EventNames.TOPIC);

    /** A message on its way into the store. */
    private record Entry(Arrival arrival, MessageRow row) {}

    /** What became of each arrival, in their order; true once the transaction has committed. */
    List<Receipt> commit(Connection connection, List<Arrival> arrivals) throws SQLException {
        List<Entry> entries = new ArrayList<>(arrivals.size());
        for (Arrival arrival : arrivals) {
            entries.add(new Entry(arrival, row(arrival, messageIds.next(connection))));
        }
        Map<Entry, Receipt> receipts = new HashMap<>();
        List<Entry> taken = store(connection, entries, receipts);
        apply(connection, taken, receipts);
        return entries.stream().map(receipts::get).toList();
    }

    private static MessageRow row(Arrival arrival, long id) {
        MessageOutcome outcome = switch (arrival.content()) {
            case Content.Flow flow -> MessageOutcome.ACCEPTED;
            case Content.Bed bed -> MessageOutcome.ACCEPTED;
            case Content.Nothing nothing -> MessageOutcome.NO_EFFECT;
            case Content.Waiting waiting -> MessageOutcome.PARKED;
            case Content.Refusal refusal -> MessageOutcome.REFUSED;
        };
        String reason = switch (arrival.content()) {
            case Content.Waiting waiting -> waiting.reason();
            case Content.Refusal refusal -> refusal.reason();
            default -> null;
        };
        return new MessageRow(
                id,
                arrival.format(),
                Text.key(arrival.sender()),
                Text.key(arrival.controlId()),
                Text.sha256(arrival.raw()),
                outcome != MessageOutcome.REFUSED && !StopPoint.sabotaged("no-dedup"),
                arrival.receivedAt(),
                arrival.sentAt(),
                Text.keyOrNull(arrival.trigger()),
                Text.keyOrNull(arrival.trust()),
                outcome,
                reason,
                arrival.raw());
    }

    /** Stores what is new, and says of the rest whether it is a repetition or a conflict. */
    private static List<Entry> store(Connection connection, List<Entry> entries, Map<Entry, Receipt> receipts)
            throws SQLException {
        Map<MessageRow.Key, Entry> first = new LinkedHashMap<>();
        List<Entry> later = new ArrayList<>();
        List<MessageRow> rows = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.row().usesId() && first.putIfAbsent(entry.row().key(), entry) != null) {
                later.add(entry);
            } else {
                rows.add(entry.row());
            }
        }
        Set<Long> stored = Messages.store(connection, rows);
        for (Entry entry : first.values()) {
            if (!stored.contains(entry.row().id())) {
                later.add(entry);
            }
        }
        if (!later.isEmpty()) {
            compare(connection, later, receipts);
        }
        return entries.stream()
                .filter(entry -> stored.contains(entry.row().id()))
                .toList();
    }

    private static void compare(Connection connection, List<Entry> later, Map<Entry, Receipt> receipts)
            throws SQLException {
        Set<MessageRow.Key> keys = new HashSet<>();
        later.forEach(entry -> keys.add(entry.row().key()));
        Map<MessageRow.Key, byte[]> digests = Messages.firstCopies(connection, keys);
        List<MessageRow> conflicts = new ArrayList<>();
        for (Entry entry : later) {
            boolean same =
                    Arrays.equals(entry.row().digest(), digests.get(entry.row().key()));
            receipts.put(entry, same ? Receipt.DUPLICATE : Receipt.CONFLICT);
            if (!same) {
                conflicts.add(entry.row().asConflict());
            }
        }
        if (!conflicts.isEmpty()) {
            Messages.store(connection, conflicts);
        }
    }

    private void apply(Connection connection, List<Entry> taken, Map<Entry, Receipt> receipts) throws SQLException {
        List<LedgerWork.Item> items = new ArrayList<>();
        List<BedStatus> beds = new ArrayList<>();
        Map<Long, Entry> byId = new HashMap<>();
        for (Entry entry : taken) {
            byId.put(entry.row().id(), entry);
            switch (entry.arrival().content()) {
                case Content.Flow(List<Fact> facts) ->
                    items.add(new LedgerWork.Item(
                            entry.row().id(), facts.stream().map(CleanFact::of).toList()));
                case Content.Bed(BedStatus status) -> beds.add(CleanFact.of(status));
                default -> {}
            }
            receipts.put(entry, receipt(entry.row().outcome()));
        }
        LedgerWork work = LedgerWork.open(connection, ledgerIds, items, outbox);
        for (Long parked : work.finish(items, beds)) {
            Entry entry = byId.get(parked);
            if (entry != null) {
                receipts.put(entry, Receipt.PARKED);
            }
        }
    }

    private static Receipt receipt(MessageOutcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> Receipt.ACCEPTED;
            case NO_EFFECT -> Receipt.NO_EFFECT;
            case PARKED -> Receipt.PARKED;
            case CONFLICT -> Receipt.CONFLICT;
            case REFUSED -> Receipt.REFUSED;
        };
    }
}
