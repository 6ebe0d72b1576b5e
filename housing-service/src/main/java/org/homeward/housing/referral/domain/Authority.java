package org.homeward.housing.referral.domain;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A housing authority in England: a unitary authority (E06), a district (E07), a metropolitan district (E08) or a London
 * borough (E09). Counties (E10) house nobody. @param code of the Government Statistical Service
 */
public record Authority(String code) {

    private static final Pattern ENGLISH = Pattern.compile("E0[6-9][0-9]{6}");

    /** The authority with this code; null for what is no housing authority in England. */
    public static @Nullable Authority of(@Nullable String code) {
        return code != null && ENGLISH.matcher(code).matches() ? new Authority(code) : null;
    }
}
