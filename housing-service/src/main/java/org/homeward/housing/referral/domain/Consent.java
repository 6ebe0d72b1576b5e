package org.homeward.housing.referral.domain;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * That a person agreed to be referred, to the sharing of contact details, and chose an authority: a fact that is kept when
 * who the person was is erased.
 *
 * @param authority the housing authority in England that the person chose
 * @param givenAt when it was given
 * @param takenBy who says so, as the token names the caller
 * @param how it was given; null where nobody said. The words of whoever took it are kept with the contact details
 */
public record Consent(
        Authority authority,
        Instant givenAt,
        String takenBy,
        @Nullable How how) {

    /** How consent was given. */
    public enum How implements Coded {
        SPOKEN,
        WRITTEN,
        TELEPHONE,
        VIDEO,
        INTERPRETER,
        ADVOCATE,
        OTHER
    }

    /** What somebody wrote of how it was given as a word of the list. */
    public static @Nullable How how(@Nullable String words) {
        How how = words == null ? null : Coded.of(How.class, words.strip().toLowerCase(Locale.ROOT));
        return words == null || how != null ? how : How.OTHER;
    }
}
