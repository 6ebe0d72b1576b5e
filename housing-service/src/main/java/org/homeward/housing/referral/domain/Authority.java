package org.homeward.housing.referral.domain;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A housing authority in England, by its code of the Government Statistical Service (unitary authority E06, district E07,
 * metropolitan district E08, London borough E09; a county, E10, houses nobody) or by its three-character code of the
 * Organisation Data Service.
 */
public record Authority(String code) {

    private static final Pattern ENGLISH = Pattern.compile("E0[6-9][0-9]{6}|[0-9A-Z]{3}");

    /** The authority with this code; null for what cannot be a housing authority in England. */
    public static @Nullable Authority of(@Nullable String code) {
        return code != null && ENGLISH.matcher(code).matches() ? new Authority(code) : null;
    }
}
