package org.homeward.discharge;

import java.time.Instant;
import java.util.function.Predicate;
import org.homeward.kit.http.IdempotencyKeys;
import org.jspecify.annotations.Nullable;

/**
 * What every command on a case says beside its own matter.
 *
 * @param by who asks, or whom the caller names
 * @param at when it was so, null for now
 * @param seenVersion the version that the caller has seen, null to write over whatever stands
 * @param mayActFor whether the caller may act for a trust
 * @param idempotency how to recognise the command when it comes again
 */
public record CaseCommand(
        String stay,
        String by,
        @Nullable Instant at,
        @Nullable Long seenVersion,
        Predicate<String> mayActFor,
        IdempotencyKeys.Command idempotency) {}
