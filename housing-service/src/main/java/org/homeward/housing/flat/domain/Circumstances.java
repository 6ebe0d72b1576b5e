package org.homeward.housing.flat.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What others have to do with an open booking.
 *
 * @param voidSince since when nobody will come: the stay was cancelled, or the person has died; null while they may
 * @param thereUntil of the next booking of a flat: the last day of whoever lives there now; null where nobody does
 */
public record Circumstances(
        @Nullable Instant voidSince, @Nullable LocalDate thereUntil) {

    public static final Circumstances NONE = new Circumstances(null, null);
}
