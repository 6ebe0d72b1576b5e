package org.homeward.admission.domain;

import org.jspecify.annotations.Nullable;

/**
 * Where a patient is, in the codes that the hospital sends. Without a bed it is a ward (or a bay of it), a department
 * or a lounge, and occupies no bed.
 *
 * @param site code of the hospital site, an ODS site code where the feed sends one
 * @param ward ward code
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

    /** Whether both can be the same place: no part that both name differs. */
    public boolean agreesWith(Place other) {
        return site.equals(other.site) && agree(ward, other.ward) && agree(bay, other.bay) && agree(bed, other.bed);
    }

    private static boolean agree(@Nullable String a, @Nullable String b) {
        return a == null || b == null || a.equals(b);
    }

    /**
     * The identifier {@code site/ward/bay/bed}: an absent part is {@code -}; {@code %}, {@code /} and a lone {@code -}
     * inside a code are percent-encoded.
     */
    public String id() {
        return part(site) + '/' + part(ward) + '/' + part(bay) + '/' + part(bed);
    }

    /**
     * Reads what {@link #id()} writes.
     *
     * @throws IllegalArgumentException if it has not four parts or no site
     */
    public static Place parse(String id) {
        String[] parts = id.split("/", -1);
        if (parts.length != 4 || parts[0].equals("-") || parts[0].isEmpty()) {
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
        if (code.equals("-")) {
            return "%2D";
        }
        return code.replace("%", "%25").replace("/", "%2F");
    }

    private static @Nullable String code(String part) {
        if (part.equals("-") || part.isEmpty()) {
            return null;
        }
        return part.replace("%2D", "-").replace("%2F", "/").replace("%25", "%");
    }
}
