package org.homeward.housing.flat.domain;

/** What comes of something that is asked of a flat or a booking. */
public sealed interface Decision {

    /** It is so. @param after the booking from now on */
    record Accepted(Booking after, Happened what) implements Decision {}

    /** Everything stays as it is. */
    record Rejected(Refusal reason) implements Decision {}

    /** What happened to a booking. */
    enum Happened {
        MADE,
        OFFERED,
        ACCEPTED,
        DECLINED,
        EXPIRED,
        WITHDRAWN,
        ARRIVED,
        EXTENDED,
        OVERSTAYED,
        LEFT,
        CANCELLED;

        /** Whether nights are free that were not. */
        public boolean frees() {
            return switch (this) {
                case LEFT, CANCELLED, DECLINED, EXPIRED, WITHDRAWN -> true;
                case MADE, OFFERED, ACCEPTED, ARRIVED, EXTENDED, OVERSTAYED -> false;
            };
        }

        /** The past tense in the type of the event. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
