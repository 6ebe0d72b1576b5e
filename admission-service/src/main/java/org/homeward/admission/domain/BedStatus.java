package org.homeward.admission.domain;

/**
 * What a hospital's system says about a bed itself (HL7 v2 A20, table 0116). {@link State#O} and {@link State#U} are
 * observations to compare with: they never occupy or free a bed.
 *
 * @param source who said it
 * @param trust ODS code of the trust that the sender speaks for
 * @param at event time
 * @param bed NPU-1
 * @param state NPU-2
 */
public record BedStatus(Fact.Source source, String trust, EventTime at, Place bed, State state) {

    /** HL7 table 0116. */
    public enum State {
        /** Closed. */
        C,
        /** Housekeeping. */
        H,
        /** Occupied. */
        O,
        /** Unoccupied. */
        U,
        /** Contaminated. */
        K,
        /** Isolated. */
        I
    }
}
