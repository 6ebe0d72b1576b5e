package org.homeward.gateway.replica;

import java.util.Locale;

/** What keeps a bed from use, in the order of the bed algebra. */
public enum Exclusion {
    UNREGISTERED,
    CLOSED,
    UNSTAFFED,
    OCCUPIED,
    ON_LEAVE,
    CONFLICT,
    CLEANING,
    CONTAMINATED,
    HELD,
    EXPECTED,
    /** A code that this version does not know: it keeps the bed from use all the same. */
    OTHER;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The code on the wire, such as {@code on-leave}. */
    public String code() {
        return code;
    }

    int bit() {
        return 1 << ordinal();
    }

    public static Exclusion of(String code) {
        for (Exclusion exclusion : values()) {
            if (exclusion.code.equals(code)) {
                return exclusion;
            }
        }
        return OTHER;
    }
}
