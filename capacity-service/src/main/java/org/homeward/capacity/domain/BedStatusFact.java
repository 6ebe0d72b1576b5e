package org.homeward.capacity.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said about the state of a bed, by a feed (HL7 A20, table 0116) or through the front door.
 *
 * @param from since when it is so
 * @param until of a closure its planned end, null if none is known
 * @param detail of a closure why, as a code such as {@code maintenance}
 * @param sequence order among facts of one bed with the same {@code from}
 */
public record BedStatusFact(
        Said said,
        Instant from,
        @Nullable Instant until,
        @Nullable String detail,
        long sequence) {

    /** What was said. The letters are those of HL7 table 0116. */
    public enum Said {
        /** C: closed by a feed, until U or an opening. */
        FEED_CLOSED,
        /** H: housekeeping. */
        FEED_HOUSEKEEPING,
        /** K. */
        FEED_CONTAMINATED,
        /** I: isolated; kept from use like a contaminated bed until somebody says otherwise. */
        FEED_ISOLATED,
        /** O: an observation to compare with; never occupies. */
        FEED_OCCUPIED,
        /** U: ends what the feed said, and cleaning; an observation to compare with; never empties a bed. */
        FEED_UNOCCUPIED,
        CLEANING,
        CONTAMINATED,
        CLOSED,
        /** Ends cleaning and contamination. */
        CLEAN,
        /** Ends closures. */
        OPEN;

        boolean startsCleaning() {
            return this == FEED_HOUSEKEEPING || this == CLEANING;
        }

        boolean startsContamination() {
            return this == FEED_CONTAMINATED || this == FEED_ISOLATED || this == CONTAMINATED;
        }

        /** Whether the bed is clean after it. */
        public boolean cleans() {
            return this == FEED_UNOCCUPIED || this == CLEAN;
        }

        boolean reopensFeedClosure() {
            return this == FEED_UNOCCUPIED || this == OPEN;
        }

        /** The letter of table 0116, null if a feed did not say it. */
        public @Nullable String letter() {
            return switch (this) {
                case FEED_CLOSED -> "C";
                case FEED_HOUSEKEEPING -> "H";
                case FEED_CONTAMINATED -> "K";
                case FEED_ISOLATED -> "I";
                case FEED_OCCUPIED -> "O";
                case FEED_UNOCCUPIED -> "U";
                case CLEANING, CONTAMINATED, CLOSED, CLEAN, OPEN -> null;
            };
        }

        /**
         * What a letter of table 0116 says.
         *
         * @throws IllegalArgumentException if the table has no such letter
         */
        public static Said ofLetter(String letter) {
            for (Said said : values()) {
                if (letter.equals(said.letter())) {
                    return said;
                }
            }
            throw new IllegalArgumentException("not a letter of table 0116");
        }
    }
}
