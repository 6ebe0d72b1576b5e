package org.homeward.capacity.domain;

/** What came of the wish to release a hold. */
public enum Release {
    /** It is over; one that had ended before stays as it was. */
    RELEASED,
    /** There is no such hold that the caller may see. */
    UNKNOWN_HOLD
}
