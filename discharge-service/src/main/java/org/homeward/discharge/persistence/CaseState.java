package org.homeward.discharge.persistence;

import java.time.Instant;
import org.homeward.discharge.domain.DischargeCase;
import org.jspecify.annotations.Nullable;

/**
 * A case as it stands, with what is kept beside it.
 *
 * @param version raised with every change that is told of
 * @param claimedBy who works on it, null for nobody
 */
public record CaseState(
        DischargeCase discharge,
        long version,
        Instant recordedAt,
        @Nullable String claimedBy,
        @Nullable Instant claimedAt) {}
