package org.homeward.admission.hl7;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeward.admission.hl7.FeedSettings.CancelledPlace;
import org.homeward.admission.hl7.FeedSettings.Profile;
import org.jspecify.annotations.Nullable;

/**
 * How one sender is to be read.
 *
 * @param trust ODS code of the trust that it speaks for
 * @param site of places that name none
 * @param authority CX-4 of the trust's own patient numbers; null if no setting names it, then the trust's code, else
 *     the first number that is not an NHS number
 * @param nhsAuthorities CX-4 of NHS numbers
 */
record Feed(
        String trust,
        Profile profile,
        String site,
        ZoneId zone,
        @Nullable String authority,
        Set<String> nhsAuthorities,
        CancelledPlace cancelledPlace,
        Map<String, String> patientClasses) {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** A sender that nobody configured. */
    static Feed unknown(String trust) {
        return new Feed(trust, Profile.DEFAULT, trust, LONDON, null, Set.of("NHS"), CancelledPlace.PV1_6, Map.of());
    }

    static Feed of(FeedSettings.Settings settings, String trust) {
        Set<String> nhs = new HashSet<>(settings.nhsAuthorities().orElse(Set.of()));
        nhs.add("NHS");
        Optional<String> authority = settings.patientAuthority();
        return new Feed(
                trust,
                settings.profile(),
                settings.site().orElse(trust),
                settings.zone(),
                authority.orElse(null),
                Set.copyOf(nhs),
                settings.a12CancelledPlace(),
                Map.copyOf(settings.patientClasses()));
    }
}
