package org.homeward.discharge.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of the things that a patient waits for.
 *
 * @param reason code of the reference list of national reasons
 * @param owner who can end it
 * @param organisation whose delay it is
 * @param from when the wait began
 * @param until when it was over, null while it lasts; the end of the stay ends every wait
 * @param closedBy who said that it was over, null while it lasts or where the stay ended it
 */
public record Delay(
        UUID id,
        String reason,
        String owner,
        String organisation,
        Instant from,
        String openedBy,
        @Nullable Instant until,
        @Nullable String closedBy) {

    public boolean isOpen() {
        return until == null;
    }
}
