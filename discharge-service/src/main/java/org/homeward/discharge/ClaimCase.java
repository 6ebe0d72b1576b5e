package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.homeward.discharge.persistence.CaseState;
import org.homeward.discharge.persistence.Cases;
import org.homeward.discharge.persistence.Worklist;
import org.homeward.kit.http.DoOnce;
import org.homeward.kit.http.IdempotencyKeys;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/** The pull queue: one person takes a case, or the next one of a worklist, and gives it back. */
@ApplicationScoped
public class ClaimCase {

    /** What came of it. */
    public sealed interface Outcome {
        record Claimed(CaseState state) implements Outcome {}

        /** Somebody else has it, or there is nothing to do any more. */
        record Refused(CaseState state) implements Outcome {}

        /** Nothing in this worklist is free. */
        record NothingFree() implements Outcome {}

        record UnknownStay() implements Outcome {}
    }

    private final DoOnce once;
    private final Cases cases;
    private final Worklist worklist;

    ClaimCase(DoOnce once, Cases cases, Worklist worklist) {
        this.once = once;
        this.cases = cases;
        this.worklist = worklist;
    }

    /** Claims the case of one stay; claiming one's own again changes nothing. */
    public Answer claim(
            String stay,
            String by,
            Predicate<String> mayActFor,
            IdempotencyKeys.Command command,
            Function<Outcome, Answer> answer) {
        return change(stay, mayActFor, command, (c, state) -> worklist.claim(c, stay, by), answer);
    }

    /**
     * Takes a case from somebody who does not work on it any more, and whom the caller names so that nobody takes it from
     * anybody else.
     */
    public Answer takeOver(
            String stay,
            String from,
            String by,
            Predicate<String> mayActFor,
            IdempotencyKeys.Command command,
            Function<Outcome, Answer> answer) {
        return change(stay, mayActFor, command, (c, state) -> worklist.takeOver(c, stay, from, by), answer);
    }

    /** Claims the case that has waited longest; no two callers get the same. */
    public Answer claimNext(
            Worklist.Filter filter, String by, IdempotencyKeys.Command command, Function<Outcome, Answer> answer) {
        return once.run(command, c -> {
            Worklist.Item next = worklist.next(c, filter);
            if (next == null || !worklist.claim(c, next.stay(), by)) {
                return answer.apply(new Outcome.NothingFree());
            }
            @Nullable CaseState state = cases.find(c, next.stay());
            return answer.apply(state == null ? new Outcome.NothingFree() : new Outcome.Claimed(state));
        });
    }

    /** Gives a case back. */
    public Answer release(
            String stay,
            String by,
            Predicate<String> mayActFor,
            IdempotencyKeys.Command command,
            Function<Outcome, Answer> answer) {
        return change(
                stay,
                mayActFor,
                command,
                (c, state) -> worklist.release(c, stay, by) || state.claimedBy() == null,
                answer);
    }

    /** A change of who works on it; false if it is refused. */
    @FunctionalInterface
    private interface Change {
        boolean on(Connection connection, CaseState state) throws SQLException;
    }

    private Answer change(
            String stay,
            Predicate<String> mayActFor,
            IdempotencyKeys.Command command,
            Change change,
            Function<Outcome, Answer> answer) {
        return once.run(command, c -> {
            CaseState state = cases.lock(c, stay).of(stay);
            if (state == null || !mayActFor.test(state.discharge().trust())) {
                return answer.apply(new Outcome.UnknownStay());
            }
            boolean changed = change.on(c, state);
            CaseState after = cases.find(c, stay);
            CaseState now = after == null ? state : after;
            return answer.apply(changed ? new Outcome.Claimed(now) : new Outcome.Refused(now));
        });
    }
}
