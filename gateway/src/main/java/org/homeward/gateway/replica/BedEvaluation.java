package org.homeward.gateway.replica;

import java.time.Instant;
import org.homeward.gateway.replica.BedRecord.Reason;

/**
 * Evaluates a bed where it is read: which reasons are in force, whether somebody is in it, whether it may be allocated,
 * and how long that holds. Pure.
 */
final class BedEvaluation {

    private static final int SOMEBODY = Exclusion.OCCUPIED.bit() | Exclusion.ON_LEAVE.bit();

    private BedEvaluation() {}

    static BedView evaluate(BedRecord bed, Instant now) {
        int inForce = inForce(bed, now);
        boolean occupied =
                (inForce & SOMEBODY) != 0 || bed.occupants().stream().anyMatch(occupant -> occupant.inForce(now));
        byte[] json = BedJson.write(bed, occupied, inForce == 0, true, now);
        byte[] without = BedJson.write(bed, occupied, inForce == 0, false, now);
        return new BedView(json, without, ContentHash.of(json), occupied, inForce, now, until(bed, now));
    }

    private static int inForce(BedRecord bed, Instant now) {
        int bits = 0;
        for (Reason reason : bed.reasons()) {
            if (reason.inForce(now)) {
                bits |= Exclusion.of(reason.code()).bit();
            }
        }
        return bits;
    }

    private static Instant until(BedRecord bed, Instant now) {
        return BedRecord.boundaries(bed.timed())
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }
}
