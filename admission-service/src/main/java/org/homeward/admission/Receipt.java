package org.homeward.admission;

/** What became of a message, told after the commit. */
public enum Receipt {
    /** Its facts are in the ledgers. */
    ACCEPTED,
    /** Stored; such events have no effect on flow. */
    NO_EFFECT,
    /** The same bytes under the same control id have been stored before: no effect. */
    DUPLICATE,
    /** Other bytes under a used control id: stored and parked, no effect. */
    CONFLICT,
    /** Stored; waits for another fact, a setting or a person. */
    PARKED,
    /** Stored and shown, no effect; its control id is not used up. */
    REFUSED
}
