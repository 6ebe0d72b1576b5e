package org.homeward.admission.hl7;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeward.admission.hl7.FeedSettings.CancelledPlace;
import org.homeward.admission.hl7.FeedSettings.Profile;
import org.homeward.admission.hl7.FeedSettings.Signal;
import org.jspecify.annotations.Nullable;

/**
 * How one sender is to be read.
 *
 * @param trust ODS code of the trust that it speaks for
 * @param site of places that name none
 * @param authority CX-4 of the trust's own patient numbers; null if no setting names it, then the trust's code, else
 *     the first number that is not an NHS number
 * @param nhsAuthorities CX-4 of NHS numbers
 * @param signals what is believed of what it says of a patient's way out
 * @param housing where it says that a patient has no fixed abode
 */
record Feed(
        String trust,
        Profile profile,
        String site,
        ZoneId zone,
        @Nullable String authority,
        Set<String> nhsAuthorities,
        CancelledPlace cancelledPlace,
        Set<Signal> signals,
        HousingSigns housing,
        Map<String, String> patientClasses) {

    private static final Set<Signal> ALL = Set.of(Signal.values());
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** A sender that nobody configured. */
    static Feed unknown(String trust) {
        return new Feed(
                trust,
                Profile.DEFAULT,
                trust,
                LONDON,
                null,
                Set.of("NHS"),
                CancelledPlace.PV1_6,
                ALL,
                HousingSigns.DEFAULT,
                Map.of());
    }

    static Feed of(FeedSettings.Settings settings, String trust, HousingSigns housing) {
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
                settings.dischargeSignals().map(Feed::signals).orElse(ALL),
                housing,
                Map.copyOf(settings.patientClasses()));
    }

    /** Whether what it says of this is believed. */
    boolean says(Signal signal) {
        return signals.contains(signal);
    }

    private static Set<Signal> signals(Set<String> names) {
        Set<Signal> signals = EnumSet.noneOf(Signal.class);
        for (String name : names) {
            if (!name.equals("none")) {
                signals.add(Signal.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
            }
        }
        return signals;
    }
}
