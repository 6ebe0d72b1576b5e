package org.homeward.discharge;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.homeward.discharge.CaseTransaction.Decided;
import org.homeward.discharge.domain.CaseFact.DelayClosed;
import org.homeward.discharge.domain.CaseFact.DelayOpened;
import org.homeward.discharge.domain.CaseFact.SuggestionDismissed;
import org.homeward.discharge.domain.Stamp;
import org.homeward.discharge.persistence.CaseState;
import org.homeward.discharge.suggestion.FindSuggestions;
import org.homeward.discharge.suggestion.domain.Suggestion;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.jspecify.annotations.Nullable;

/** A person accepts what the state of care suggests for the delay ledger, or dismisses it. Nothing happens by itself. */
@ApplicationScoped
public class DecideSuggestion {

    /** What a person puts in the place of what was suggested; null leaves it. */
    public record Instead(@Nullable String owner, @Nullable String organisation) {}

    private final CaseTransaction transaction;
    private final FindSuggestions suggestions;

    DecideSuggestion(CaseTransaction transaction, FindSuggestions suggestions) {
        this.transaction = transaction;
        this.suggestions = suggestions;
    }

    /**
     * Opens or closes the wait. Without a time in the command a wait is opened from when its cause began.
     *
     * @param answer how an outcome is told
     */
    public Answer accept(CaseCommand command, UUID suggestion, Instead instead, Function<CaseOutcome, Answer> answer) {
        return transaction.run(
                command,
                (connection, state, stamp) -> {
                    Suggestion found = find(connection, state, suggestion);
                    return found == null ? gone() : accepted(state, found, command.at(), instead, stamp);
                },
                answer);
    }

    /** @param reason why, in words */
    public Answer dismiss(CaseCommand command, UUID suggestion, String reason, Function<CaseOutcome, Answer> answer) {
        return transaction.run(
                command,
                (connection, state, stamp) -> find(connection, state, suggestion) == null
                        ? gone()
                        : new Decided.Fact(new SuggestionDismissed(stamp, suggestion, reason), suggestion),
                answer);
    }

    private static Decided accepted(
            CaseState state, Suggestion found, @Nullable Instant at, Instead instead, Stamp stamp) {
        UUID delay = found.delay();
        if (delay != null) {
            return new Decided.Fact(new DelayClosed(stamp, delay), delay);
        }
        if (at != null && !OpenDelay.isOfThisPresence(state.discharge(), at)) {
            return new Decided.No(OpenDelay.notInHospital(state));
        }
        Stamp from = at == null ? stamp.since(found.since()) : stamp;
        String owner = instead.owner() == null ? found.owner() : instead.owner();
        String organisation = instead.organisation() == null ? found.organisation() : instead.organisation();
        return new Decided.Fact(new DelayOpened(from, stamp.id(), found.reason(), owner, organisation), stamp.id());
    }

    private static Decided gone() {
        return new Decided.No(new CaseOutcome.UnknownSuggestion());
    }

    private @Nullable Suggestion find(Connection connection, CaseState state, UUID id) throws SQLException {
        return suggestions.of(connection, state.discharge().stay()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
