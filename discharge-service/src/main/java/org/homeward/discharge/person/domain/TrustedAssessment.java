package org.homeward.discharge.person.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An assessment that somebody made on behalf of those who will give the care, and that they accept (CQC and NHS
 * Improvement, trusted assessors). It is the person's and outlives the stay.
 *
 * @param person random id
 * @param stay in which it was made
 * @param kind one of {@link #KINDS}
 * @param assessor who assessed, of this organisation
 * @param validUntil last day in Europe/London, null where nobody set one
 * @param summary in words, null for none
 * @param recordedBy the caller
 */
public record TrustedAssessment(
        UUID id,
        String person,
        String trust,
        String stay,
        String kind,
        String assessor,
        String organisation,
        Instant assessedAt,
        @Nullable LocalDate validUntil,
        @Nullable String summary,
        String recordedBy,
        Instant recordedAt) {

    /**
     * Assessment types of social care (Client Level Data: care needs, carer, hospital discharge, mental health,
     * occupational therapy, re-ablement, safeguarding, end of life, other).
     */
    public static final List<String> KINDS = List.of("CN", "CA", "HD", "MH", "OT", "RA", "SA", "EOL", "OTH");

    public boolean isValid(LocalDate day) {
        return validUntil == null || !day.isAfter(validUntil);
    }
}
