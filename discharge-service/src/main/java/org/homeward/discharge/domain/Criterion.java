package org.homeward.discharge.domain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a review of the criteria to reside: a national code 01 to 12 (NHS Data Dictionary, CRITERIA TO RESIDE
 * CODE FOR HOSPITAL PROVIDER SPELL), or none of them.
 */
public record Criterion(String code) {

    /** Every code there is, in their order. */
    public static final List<String> CODES = Stream.concat(
                    Stream.of("none"), IntStream.rangeClosed(1, 12).mapToObj("%02d"::formatted))
            .toList();

    /** Surgery of a lower limb, of thorax, abdomen or pelvis, an invasive procedure: each holds for so long. */
    private static final Map<String, Duration> HOLDS_FOR =
            Map.of("09", Duration.ofHours(48), "10", Duration.ofHours(72), "11", Duration.ofHours(24));

    public Criterion {
        if (!CODES.contains(code)) {
            throw new IllegalArgumentException("no code of the criteria to reside");
        }
    }

    /** Whether the patient no longer needs the hospital. */
    public boolean isNone() {
        return code.equals("none");
    }

    /** How long the criterion holds before somebody must look again; null for those without a limit. */
    public @Nullable Duration holdsFor() {
        return HOLDS_FOR.get(code);
    }
}
