package org.homeward.discharge.care.domain;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a council has agreed about care at home, from a day on. A later version goes before an earlier one from its own
 * first day on, so that what is said of the past stays as it was agreed then.
 *
 * @param council its code
 * @param version given here, in the order in which the council was described
 * @param areas postcode sectors or districts, in capitals
 * @param lapseAfter how long a package may pause; null for what is usual here
 */
public record CouncilTerms(
        String council,
        String name,
        LocalDate validFrom,
        long version,
        Set<String> areas,
        @Nullable Duration lapseAfter,
        List<Rate> rates) {

    /**
     * What an hour of a carer costs.
     *
     * @param pencePerHour of the usual providers
     * @param emergencyPencePerHour of emergency cover
     */
    public record Rate(String service, long pencePerHour, long emergencyPencePerHour) {}

    public CouncilTerms {
        areas = Set.copyOf(areas);
        rates = List.copyOf(rates);
    }

    /** Null where nothing was agreed for a service. */
    public @Nullable Rate rate(String service) {
        return rates.stream()
                .filter(rate -> rate.service().equals(service))
                .findFirst()
                .orElse(null);
    }

    /** The same under this number. */
    public CouncilTerms withVersion(long number) {
        return new CouncilTerms(council, name, validFrom, number, areas, lapseAfter, rates);
    }
}
