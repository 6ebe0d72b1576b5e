package org.homeward.admission.persistence;

import java.util.Locale;

/** What became of a stored message. */
public enum MessageOutcome {
    /** Its facts are in the ledgers. */
    ACCEPTED,
    /** A registered event that has no effect on flow. */
    NO_EFFECT,
    /** Stored, acknowledged, waiting: for another fact, a setting or a person. */
    PARKED,
    /** Other bytes under a used control id: stored, answered AE 205, waiting for a person. */
    CONFLICT,
    /** Refused with a reason; its control id is not used up. */
    REFUSED;

    /** As stored and shown: {@code no-effect}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads what {@link #code()} writes.
     *
     * @throws IllegalArgumentException if there is no such outcome
     */
    public static MessageOutcome of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
