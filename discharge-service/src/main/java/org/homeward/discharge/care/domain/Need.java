package org.homeward.discharge.care.domain;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What care is asked for and where: all that a provider learns before it accepts.
 *
 * @param area postcode sector ("LE3 9") or district ("LE3")
 * @param skills what the carers must be able to do, as codes
 * @param startBy when the first visit is wanted at the latest, null if nobody said
 * @param funding who pays, as a code
 */
public record Need(
        Service service,
        String area,
        List<Visit> visits,
        List<String> skills,
        @Nullable Instant startBy,
        @Nullable String funding) {

    public Need {
        area = area.strip().toUpperCase(Locale.ROOT);
        visits = List.copyOf(visits);
        skills = List.copyOf(skills);
    }

    /** The outward part of the postcode, which holds the sector. */
    public String district() {
        int blank = area.indexOf(' ');
        return blank < 0 ? area : area.substring(0, blank);
    }

    /** Care minutes a week over all visits (facts 5.2: visits × minutes). */
    public int careMinutesPerWeek() {
        return visits.stream().mapToInt(Visit::careMinutesPerWeek).sum();
    }

    /** Staff minutes a week over all visits (facts 5.2: visits × minutes × carers). */
    public int staffMinutesPerWeek() {
        return visits.stream().mapToInt(Visit::staffMinutesPerWeek).sum();
    }

    /** Whether these visits are needed, in whatever order. */
    boolean isOf(List<Visit> others) {
        return count(visits).equals(count(others));
    }

    private static Map<Visit, Long> count(List<Visit> all) {
        return all.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** The same need with other visits. */
    public Need withVisits(List<Visit> others) {
        return new Need(service, area, others, skills, startBy, funding);
    }
}
