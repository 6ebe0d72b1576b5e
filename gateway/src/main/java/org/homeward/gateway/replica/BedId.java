package org.homeward.gateway.replica;

import org.jspecify.annotations.Nullable;

/**
 * Bed ids are {@code site/ward/bay/bed}: an absent part is {@code -}; {@code %}, {@code /} and a lone {@code -} inside
 * a code are percent-encoded. Sorted by id, the beds of a ward and of a site stand together.
 */
public final class BedId {

    private BedId() {}

    /** One part of an id, from the code that the hospital sends. */
    public static String part(@Nullable String code) {
        if (code == null || code.isEmpty()) {
            return "-";
        }
        return code.equals("-") ? "%2D" : code.replace("%", "%25").replace("/", "%2F");
    }

    /** The key of a ward: the first two parts of the ids of its beds. */
    public static String ward(String site, @Nullable String ward) {
        return part(site) + '/' + part(ward);
    }
}
