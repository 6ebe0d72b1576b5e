package org.homeward.gateway.replica;

import java.time.Instant;

/**
 * A bed at an instant, as callers read it. It holds from its instant until {@link #until()}, when a reason or a hold
 * begins or ends by itself.
 *
 * @param json the item of a list for a caller who may see this trust's patients, UTF-8, never written to
 * @param jsonWithoutPatients the same for everybody else
 * @param tag hash of {@code json}, the same in every gateway
 * @param inForce bit set of {@link Exclusion}s
 * @param from instant of the evaluation
 * @param until exclusive; {@link Instant#MAX} when nothing is going to happen by itself
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes go out untouched; views are never compared.
public record BedView(
        byte[] json, byte[] jsonWithoutPatients, long tag, boolean occupied, int inForce, Instant from, Instant until) {

    /** No reason in force. */
    public boolean allocatable() {
        return inForce == 0;
    }

    public boolean excludedBy(Exclusion exclusion) {
        return (inForce & exclusion.bit()) != 0;
    }

    public byte[] json(boolean patients) {
        return patients ? json : jsonWithoutPatients;
    }

    boolean holdsAt(Instant now) {
        return now.isBefore(until) && !now.isBefore(from);
    }
}
