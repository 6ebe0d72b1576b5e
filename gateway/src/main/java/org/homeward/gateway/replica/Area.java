package org.homeward.gateway.replica;

import java.util.Locale;
import java.util.regex.Pattern;

/** A postcode sector ({@code LE3 9}), or a district ({@code LE3}) that stands for every sector in it. */
public record Area(String code) {

    private static final Pattern SECTOR_OR_DISTRICT = Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]?( [0-9])?");

    /** @throws IllegalArgumentException for what is neither */
    public static Area parse(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (!SECTOR_OR_DISTRICT.matcher(code).matches()) {
            throw new IllegalArgumentException("neither a postcode sector nor a district");
        }
        return new Area(code);
    }

    /** Itself where it is one already. */
    public Area district() {
        int blank = code.indexOf(' ');
        return blank < 0 ? this : new Area(code.substring(0, blank));
    }

    /** Whether whoever serves this area serves the whole of the other one. */
    public boolean serves(Area other) {
        return equals(other) || equals(other.district());
    }

    /** Whether one of them lies in the other. */
    public boolean overlaps(Area other) {
        return serves(other) || other.serves(this);
    }
}
