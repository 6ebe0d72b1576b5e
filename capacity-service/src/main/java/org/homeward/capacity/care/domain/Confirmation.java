package org.homeward.capacity.care.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What "unchanged" declares: the figure that is shown, so that it stands as it is. What is held is free too, and is taken
 * off again for as long as it is held. A validity is renewed for as long as it was given.
 */
public record Confirmation(Line line, Free free) {

    /** Empty for a line that nobody has declared: there is no figure to confirm. */
    public static Optional<Confirmation> of(Availability shown, Instant now) {
        Declaration declaration = shown.declaration();
        Free before = shown.free();
        Availability all = shown.withoutHolds();
        Long amount = all.amount();
        if (declaration == null || before == null || amount == null) {
            return Optional.empty();
        }
        Instant validUntil = before.validUntil();
        Free free = new Free(
                amount,
                all.doubleHanded(),
                all.slots(),
                before.canAccept(),
                before.earliestStart(),
                validUntil == null ? null : now.plus(Duration.between(declaration.declaredAt(), validUntil)),
                before.beds());
        return Optional.of(new Confirmation(shown.line(), free));
    }
}
