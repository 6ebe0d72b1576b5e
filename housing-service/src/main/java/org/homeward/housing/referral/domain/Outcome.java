package org.homeward.housing.referral.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came of a referral, as far as lists and returns need to know. */
public enum Outcome {
    /** Has a home to go to. */
    HOUSED,
    /** Keeps the home that was in danger. */
    HOMELESSNESS_PREVENTED,
    TEMPORARY_PLACE,
    SUPPORT_ONLY,
    /** Cannot be found or does not answer. */
    LOST_CONTACT,
    NOT_OWED,
    OTHER;

    public static final List<String> CODES =
            Arrays.stream(values()).map(Outcome::code).toList();

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Null for what is none. */
    public static @Nullable Outcome of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.code().equals(code))
                .findFirst()
                .orElse(null);
    }
}
