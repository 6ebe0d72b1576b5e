package org.homeward.discharge.suggestion.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person may accept or dismiss: a wait to open, or one to close.
 *
 * @param id the same for as long as its occasion lasts
 * @param delay the wait to close, null to open one
 * @param reason code of the reference list
 * @param owner who can end the wait
 * @param organisation whose delay it is
 * @param since when its cause began
 * @param because what was looked at
 */
public record Suggestion(
        UUID id, @Nullable UUID delay, String reason, String owner, String organisation, Instant since, Watch because) {

    public boolean opens() {
        return delay == null;
    }
}
