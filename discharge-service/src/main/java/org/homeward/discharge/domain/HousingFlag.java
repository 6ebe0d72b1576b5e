package org.homeward.discharge.domain;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a patient has a home to go to, as far as somebody says, so that a duty to refer begins on day one.
 *
 * @param by the feed, or who said so
 * @param at when it was so
 * @param proposed a hospital system's word, which holds until a person says something
 */
public record HousingFlag(Need need, String by, Instant at, boolean proposed) {

    /** What of housing (Housing Act 1996, section 213B). */
    public enum Need {
        /** Homeless now. */
        NO_FIXED_ABODE,
        /** Threatened with homelessness: likely to be homeless within 56 days. */
        THREATENED,
        /** Has a home. */
        NONE;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Null for what is none of them. */
        public static @Nullable Need of(@Nullable String code) {
            for (Need need : values()) {
                if (need.code().equals(code)) {
                    return need;
                }
            }
            return null;
        }
    }

    /** Whether somebody has to ask about a referral. */
    public boolean isRaised() {
        return need != Need.NONE;
    }
}
