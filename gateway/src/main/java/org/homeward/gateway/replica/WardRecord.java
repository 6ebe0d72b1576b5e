package org.homeward.gateway.replica;

import static org.homeward.gateway.replica.BedRecord.copy;
import static org.homeward.gateway.replica.BedRecord.requireText;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ward beside its beds, as capacity-service describes it on {@code homeward.capacity} (type {@code
 * homeward.capacity.ward-changed.v1}).
 *
 * @param withoutBed patients who are on the ward and in no bed
 * @param expected arrivals that name the ward and no bed
 */
public record WardRecord(
        String trust,
        String site,
        String ward,
        @Nullable String name,
        @Nullable String specialty,
        List<BedRecord.Occupant> withoutBed,
        List<BedRecord.Expected> expected,
        @Nullable Instant observedAt,
        long version) {

    private static final String NONE = "-";

    /** @throws IllegalArgumentException without a trust, a site, a ward or a version */
    public WardRecord {
        requireText(trust, "trust");
        requireText(site, "site");
        requireText(ward, "ward");
        if (version <= 0) {
            throw new IllegalArgumentException("version");
        }
        withoutBed = copy(withoutBed);
        expected = copy(expected);
    }

    /** The ward's code; null for a site's patients of whom no ward is known. */
    @Nullable
    String code() {
        return ward.equals(NONE) ? null : ward;
    }

    /** The patients who are on the ward and in no bed at {@code now}. */
    public List<BedRecord.Occupant> withoutBedAt(Instant now) {
        return withoutBed.stream().filter(occupant -> occupant.inForce(now)).toList();
    }

    /** Arrivals still expected at {@code now}. */
    public List<BedRecord.Expected> expectedAt(Instant now) {
        return expected.stream().filter(arrival -> !arrival.over(now)).toList();
    }
}
