package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.discharge.domain.CaseFact;
import org.homeward.discharge.domain.Stamp;
import org.homeward.discharge.persistence.CaseFacts;
import org.homeward.discharge.persistence.CaseState;
import org.homeward.discharge.persistence.Cases;
import org.homeward.discharge.persistence.Stays;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.time.Times;

/**
 * Checks a command on a case and commits what it says, in one transaction under the lock of the case. A stay that has not
 * arrived here yet is waited for.
 */
@ApplicationScoped
class CaseTransaction {

    private static final String SOURCE = "command";

    /** What a command decides on the case as it stands. */
    @FunctionalInterface
    interface Decision {
        /** @param stamp for the fact that it may become */
        Decided on(CaseState state, Stamp stamp);
    }

    /** A decision that has to know more than the case. */
    @FunctionalInterface
    interface Inquiry {
        Decided on(Connection connection, CaseState state, Stamp stamp) throws SQLException;
    }

    /** A fact to record, or an outcome that records nothing. */
    sealed interface Decided {
        record Fact(CaseFact fact, UUID subject) implements Decided {}

        record No(CaseOutcome outcome) implements Decided {}
    }

    private final DoOnce once;
    private final Stays stays;
    private final CaseFacts facts;
    private final Cases cases;
    private final KeepCases keep;

    CaseTransaction(DoOnce once, Stays stays, CaseFacts facts, Cases cases, KeepCases keep) {
        this.once = once;
        this.stays = stays;
        this.facts = facts;
        this.cases = cases;
        this.keep = keep;
    }

    /** @param answer how an outcome is told; what it says is what the same command is answered again */
    Answer run(CaseCommand command, Decision decision, Function<CaseOutcome, Answer> answer) {
        return run(command, (connection, state, stamp) -> decision.on(state, stamp), answer);
    }

    /** So with a decision that reads more than the case. */
    Answer run(CaseCommand command, Inquiry decision, Function<CaseOutcome, Answer> answer) {
        return once.run(
                command.idempotency(),
                connection -> answer.apply(decide(connection, command, decision)),
                () -> answer.apply(new CaseOutcome.UnknownStay()));
    }

    private CaseOutcome decide(Connection connection, CaseCommand command, Inquiry decision) throws SQLException {
        Stays.Known stay = stays.find(connection, command.stay());
        if (stay == null || !command.mayActFor().test(stay.trust())) {
            throw new DoOnce.NotHereYet();
        }
        if (stay.into() != null) {
            return new CaseOutcome.Merged(stay.into());
        }
        Cases.Kept locked = cases.lock(connection, stay.id());
        CaseState state = Objects.requireNonNull(locked.of(stay.id()));
        if (command.seenVersion() != null && command.seenVersion() != state.version()) {
            return new CaseOutcome.Changed(state);
        }
        Instant now = locked.at();
        Instant at = command.at() == null ? now : command.at();
        if (at.isAfter(now.plus(Times.AHEAD))) {
            return new CaseOutcome.Impossible("at", "must not lie ahead");
        }
        Stamp stamp = new Stamp(UUID.randomUUID(), at, now, command.by(), SOURCE);
        return switch (decision.on(connection, state, stamp)) {
            case Decided.No(CaseOutcome outcome) -> outcome;
            case Decided.Fact(CaseFact fact, UUID subject) -> record(connection, stay.id(), fact, subject);
        };
    }

    private CaseOutcome record(Connection connection, String stay, CaseFact fact, UUID subject) throws SQLException {
        facts.add(connection, stay, fact);
        Cases.Kept kept = keep.refresh(connection, List.of(stay));
        return new CaseOutcome.Recorded(Objects.requireNonNull(kept.of(stay)), subject);
    }
}
