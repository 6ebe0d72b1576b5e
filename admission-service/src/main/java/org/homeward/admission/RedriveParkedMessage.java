package org.homeward.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.homeward.admission.Arrival.Content;
import org.homeward.admission.domain.BedStatus;
import org.homeward.admission.domain.Fact;
import org.homeward.admission.hl7.Translate;
import org.homeward.admission.messaging.EventNames;
import org.homeward.admission.persistence.Facts;
import org.homeward.admission.persistence.Ids;
import org.homeward.admission.persistence.MessageIndex;
import org.homeward.admission.persistence.MessageOutcome;
import org.homeward.admission.persistence.Messages;
import org.homeward.admission.persistence.ParkedRow;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.http.ProblemException;
import org.homeward.kit.outbox.Outbox;

/** Reads a parked message again by today's settings, and folds again what it says. Safe to repeat. */
@ApplicationScoped
public class RedriveParkedMessage {

    private final Transactions transactions;
    private final Translate translate;
    private final Publication publication;
    private final IdempotencyKeys keys;
    private final Ids ledgerIds = Ids.ofLedgers();
    private final Outbox outbox = new Outbox(EventNames.TOPIC);

    RedriveParkedMessage(DataSource dataSource, Translate translate, Publication publication, IdempotencyKeys keys) {
        this.transactions = new Transactions(dataSource);
        this.translate = translate;
        this.publication = publication;
        this.keys = keys;
    }

    /**
     * Does nothing to a message that does not wait (any more), or whose control id other bytes have used.
     *
     * @param answer how it is told what has become of the message
     */
    public Answer redrive(
            long message, IdempotencyKeys.Command idempotency, Function<MessageIndex.Row, Answer> answer) {
        Answer told = transactions.command(connection -> keys.once(connection, idempotency, c -> {
            redrive(c, message);
            return MessageIndex.find(c, message, null).stream()
                    .findFirst()
                    .map(answer)
                    .orElseThrow(ProblemException::notFound);
        }));
        publication.kick();
        return told;
    }

    private void redrive(Connection connection, long id) throws SQLException {
        ParkedRow parked = ParkedRow.lock(connection, id);
        if (parked == null) {
            return;
        }
        ReceiveMessage.Meaning meaning = read(parked);
        switch (meaning.content()) {
            case Content.Flow(List<Fact> facts) -> {
                Messages.redriven(connection, id, meaning.trust(), MessageOutcome.ACCEPTED, null);
                apply(connection, id, facts.stream().map(CleanFact::of).toList(), List.of());
            }
            case Content.Bed(BedStatus status) -> {
                Messages.redriven(connection, id, meaning.trust(), MessageOutcome.ACCEPTED, null);
                apply(connection, id, List.of(), List.of(CleanFact.of(status)));
            }
            case Content.Nothing nothing ->
                Messages.redriven(connection, id, meaning.trust(), MessageOutcome.NO_EFFECT, null);
            case Content.Waiting(String reason) ->
                Messages.redriven(connection, id, meaning.trust(), MessageOutcome.PARKED, reason);
            case Content.Refusal(String reason) ->
                Messages.redriven(connection, id, meaning.trust(), MessageOutcome.PARKED, reason);
        }
    }

    private ReceiveMessage.Meaning read(ParkedRow parked) {
        return parked.format().equals(Arrival.EVENT)
                ? AdmissionEventReader.again(parked.raw())
                : ReceiveMessage.meaning(translate.read(parked.raw(), parked.receivedAt()));
    }

    /** The message's old facts make room for what it says now. */
    private void apply(Connection connection, long id, List<Fact> facts, List<BedStatus> beds) throws SQLException {
        Set<Long> before = Facts.ledgersOf(connection, id);
        List<LedgerWork.Item> items = facts.isEmpty() ? List.of() : List.of(new LedgerWork.Item(id, facts));
        LedgerWork.again(connection, ledgerIds, items, before, outbox).finish(items, beds);
    }
}
