package org.homeward.discharge.domain;

import org.jspecify.annotations.Nullable;

/**
 * Where a patient is, in the codes that the hospital sends. Without a bed it is a ward (or a bay of it), a department
 * or a lounge, and occupies no bed.
 *
 * @param site code of the hospital site
 */
public record Place(
        String site,
        @Nullable String ward,
        @Nullable String bay,
        @Nullable String bed) {

    /** Whether a patient here occupies a bed. */
    public boolean isBed() {
        return bed != null;
    }

    /**
     * The identifier {@code site/ward/bay/bed}: an absent part is {@code -}; {@code %}, {@code /} and a lone {@code -}
     * inside a code are percent-encoded.
     */
    public String id() {
        return wardId() + '/' + part(bay) + '/' + part(bed);
    }

    /** The identifier {@code site/ward} of the ward that the place is in. */
    public String wardId() {
        return part(site) + '/' + part(ward);
    }

    /**
     * Reads what {@link #id()} writes.
     *
     * @throws IllegalArgumentException if it has not four parts or no site
     */
    public static Place parse(String id) {
        String[] parts = id.split("/", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("a place is site/ward/bay/bed, with - for an absent part");
        }
        String site = code(parts[0]);
        if (site == null) {
            throw new IllegalArgumentException("a place needs a site");
        }
        return new Place(site, code(parts[1]), code(parts[2]), code(parts[3]));
    }

    private static String part(@Nullable String code) {
        if (code == null || code.isEmpty()) {
            return "-";
        }
        return code.equals("-") ? "%2D" : code.replace("%", "%25").replace("/", "%2F");
    }

    private static @Nullable String code(String part) {
        if (part.equals("-") || part.isEmpty()) {
            return null;
        }
        return part.replace("%2D", "-").replace("%2F", "/").replace("%25", "%");
    }
}
