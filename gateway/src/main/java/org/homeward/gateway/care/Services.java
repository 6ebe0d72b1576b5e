package org.homeward.gateway.care;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.homeward.gateway.replica.Flat;
import org.jspecify.annotations.Nullable;

/** What can be asked for, as {@code docs/events/care-services.json} has it. */
final class Services {

    /** All categories of care homes. */
    static final String CARE_HOME = "care-home";

    static final List<String> HOURS = List.of("reablement", "bridging", "long-term", "end-of-life", "live-in");

    static final List<String> PLACES = List.of(
            "reablement-place",
            "virtual-ward",
            "intermediate-care-bed",
            "care-home-general-residential",
            "care-home-dementia-residential",
            "care-home-general-nursing",
            "care-home-dementia-nursing",
            "care-home-learning-disability-residential",
            "care-home-learning-disability-nursing",
            "care-home-mental-health-residential",
            "care-home-mental-health-nursing",
            "care-home-transitional",
            "care-home-young-physically-disabled");

    private Services() {}

    /** @param inHours home care only, or places and flats only; null for all */
    static Set<String> codes(@Nullable Boolean inHours) {
        Set<String> codes = new LinkedHashSet<>();
        if (!Boolean.FALSE.equals(inHours)) {
            codes.addAll(HOURS);
        }
        if (!Boolean.TRUE.equals(inHours)) {
            codes.addAll(PLACES);
            codes.add(CARE_HOME);
            codes.add(Flat.SERVICE);
        }
        return codes;
    }
}
