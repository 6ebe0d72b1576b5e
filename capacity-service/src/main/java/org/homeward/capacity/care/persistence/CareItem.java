package org.homeward.capacity.care.persistence;

import java.time.Instant;
import org.homeward.capacity.care.domain.Availability;

/** A line's figure in the words of its record, for those who answer with it. */
public final class CareItem {

    private CareItem() {}

    /** JSON; the same figure gives the same text. */
    public static String of(String provider, Availability line, Instant at) {
        return CareRecordJson.of(provider, line, at);
    }
}
