package org.homeward.discharge.person.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param answers of those who give the care, the first first; the last of each organisation holds
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
        Instant recordedAt,
        List<AssessmentAnswer> answers) {

    /**
     * Assessment types of social care (Client Level Data: care needs, carer, hospital discharge, mental health,
     * occupational therapy, re-ablement, safeguarding, end of life, other).
     */
    public static final List<String> KINDS = List.of("CN", "CA", "HD", "MH", "OT", "RA", "SA", "EOL", "OTH");

    public TrustedAssessment {
        answers = List.copyOf(answers);
    }

    /** As a provider sees it: who else was asked for care, and what they say, is not its business. */
    public TrustedAssessment seenBy(String provider) {
        return with(answers.stream()
                .filter(answer -> answer.organisation().equals(provider))
                .toList());
    }

    public TrustedAssessment with(List<AssessmentAnswer> others) {
        return new TrustedAssessment(
                id,
                person,
                trust,
                stay,
                kind,
                assessor,
                organisation,
                assessedAt,
                validUntil,
                summary,
                recordedBy,
                recordedAt,
                others);
    }

    /** Of those whose last word is that it is flawed, that word; the first first. */
    public List<AssessmentAnswer> flaws() {
        Map<String, AssessmentAnswer> last = new LinkedHashMap<>();
        answers.forEach(answer -> last.put(answer.organisation(), answer));
        return last.values().stream()
                .filter(answer -> !answer.isAccepted())
                .sorted(Comparator.comparing(AssessmentAnswer::at))
                .toList();
    }

    public boolean isValid(LocalDate day) {
        return validUntil == null || !day.isAfter(validUntil);
    }
}
