package org.homeward.discharge;

import java.util.UUID;
import org.homeward.discharge.persistence.CaseState;

/** What came of a command on a case. */
public sealed interface CaseOutcome {

    /** @param subject the fact, or the wait that it is about */
    record Recorded(CaseState state, UUID subject) implements CaseOutcome {}

    /**
     * It contradicts how the case stands.
     *
     * @param code stable name of the contradiction
     */
    record Refused(String code, String detail, CaseState state) implements CaseOutcome {}

    /** It is no longer what the caller has seen. */
    record Changed(CaseState state) implements CaseOutcome {}

    /** The stay is part of another one, which has the case. */
    record Merged(String into) implements CaseOutcome {}

    /** It cannot be meant. */
    record Impossible(String field, String reason) implements CaseOutcome {}

    /** No such stay, or none that the caller may see. */
    record UnknownStay() implements CaseOutcome {}

    /** Nothing such is suggested (any more). */
    record UnknownSuggestion() implements CaseOutcome {}

    /** No such wait in this case. */
    record UnknownDelay() implements CaseOutcome {}
}
