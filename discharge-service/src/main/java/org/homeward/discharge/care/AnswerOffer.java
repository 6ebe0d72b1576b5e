package org.homeward.discharge.care;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.discharge.care.domain.Answering;
import org.homeward.discharge.care.domain.Decision;
import org.homeward.discharge.care.domain.Offer;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.Refusal;
import org.homeward.discharge.care.persistence.PackageSearch;
import org.homeward.discharge.care.persistence.Packages;
import org.homeward.discharge.care.persistence.Packages.Recorded;
import org.homeward.kit.db.RecordedTime;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.fault.StopPoint;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.outbox.Relay;
import org.jspecify.annotations.Nullable;

/**
 * Takes the answer of a provider to its offer, under the lock of the package: the first acceptance that is committed
 * wins, everybody else learns for certain that the offer is lost.
 */
@ApplicationScoped
public class AnswerOffer {

    /** What the provider says. */
    public sealed interface Says {
        /** @param startsAt when it means to make the first visit */
        record Accepts(Instant startsAt) implements Says {}

        /** @param reason a code */
        record Declines(String reason) implements Says {}
    }

    /** @param idempotency how to recognise the command when it comes again */
    public record Command(UUID offer, Says says, Actor actor, IdempotencyKeys.Command idempotency) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Answered(Recorded recorded, Offer offer) implements Outcome {}

        /** The answer does not count. */
        record Refused(Recorded recorded, Offer offer, Refusal reason) implements Outcome {}

        /** No such offer, or none that the caller may see. */
        record UnknownOffer() implements Outcome {}
    }

    private final DoOnce once;
    private final Transactions transactions;
    private final Relay relay;
    private final PackageSearch search;
    private final Packages packages;
    private final Markets markets;
    private final Timer answered;

    AnswerOffer(
            DoOnce once,
            Transactions transactions,
            Relay relay,
            PackageSearch search,
            Packages packages,
            Markets markets,
            MeterRegistry metrics) {
        this.once = once;
        this.transactions = transactions;
        this.relay = relay;
        this.search = search;
        this.packages = packages;
        this.markets = markets;
        this.answered = metrics.timer("homeward.care.offer.to.answer");
    }

    /** @param answer how an outcome is told; what it says is what the same command is answered again */
    public Answer answer(Command command, Function<Outcome, Answer> answer) {
        return once.run(command.idempotency(), connection -> answer.apply(decide(connection, command)));
    }

    /** Notes that the provider has looked at its offer. */
    public void view(UUID offer) {
        transactions.perform(connection -> {
            UUID id = search.ofOffer(connection, offer);
            Recorded before = id == null ? null : packages.lock(connection, id);
            if (before != null && Answering.view(before.known(), offer) instanceof Decision.Accepted seen) {
                packages.change(connection, before, seen, RecordedTime.read(connection));
            }
        });
        relay.kick();
    }

    private Outcome decide(Connection connection, Command command) throws SQLException {
        if (command.says() instanceof Says.Declines) {
            markets.holdStill(connection);
        }
        UUID id = search.ofOffer(connection, command.offer());
        Recorded before = id == null ? null : read(connection, id);
        Offer asked = before == null ? null : before.known().offer(command.offer());
        if (before == null || asked == null || !command.actor().mayAnswer(before.known(), asked)) {
            return new Outcome.UnknownOffer();
        }
        Instant now = RecordedTime.read(connection);
        return switch (decide(connection, before.known(), command, now)) {
            case Decision.Rejected(Refusal reason) -> new Outcome.Refused(before, asked, reason);
            case Decision.Accepted decision -> {
                Recorded after = packages.change(connection, before, decision, now);
                answered.record(Duration.between(asked.sentAt(), now));
                Offer closed = after.known().offer(command.offer());
                yield new Outcome.Answered(after, closed == null ? asked : closed);
            }
        };
    }

    private @Nullable Recorded read(Connection connection, UUID id) throws SQLException {
        return StopPoint.sabotaged("accept-without-lock")
                ? packages.find(connection, id)
                : packages.lock(connection, id);
    }

    private Decision decide(Connection connection, PackageOfCare known, Command command, Instant now)
            throws SQLException {
        return switch (command.says()) {
            case Says.Accepts(Instant startsAt) -> Answering.accept(known, command.offer(), startsAt, now);
            case Says.Declines(String reason) ->
                Answering.decline(known, command.offer(), reason, markets.around(connection, known.need(), now));
        };
    }
}
