package org.homeward.discharge.care;

import java.time.Instant;
import java.util.function.Predicate;
import org.homeward.discharge.care.domain.Offer;
import org.homeward.discharge.care.domain.PackageOfCare;
import org.homeward.discharge.care.domain.Part;
import org.homeward.discharge.care.domain.SeenBy;

/**
 * Who asks for something, and for whom.
 *
 * @param subject as the token names the caller
 * @param actsForTrust whether the caller may act for a trust
 * @param actsForProvider whether the caller may act for a provider of care
 */
public record Actor(String subject, Predicate<String> actsForTrust, Predicate<String> actsForProvider) {

    /** A trust its own packages; a provider those that it has accepted, and no longer than {@link SeenBy} says. */
    public boolean sees(PackageOfCare known, Instant now) {
        return actsForTrust.test(known.trust())
                || SeenBy.providers(known).stream()
                        .anyMatch(provider -> actsForProvider.test(provider) && SeenBy.is(known, provider, now));
    }

    /** Whether it is the caller's to do this with a package that it sees. */
    public boolean mayDo(Part part, PackageOfCare known) {
        return actsForTrust.test(known.trust())
                || SeenBy.providers(known).stream()
                        .anyMatch(provider -> actsForProvider.test(provider) && part.isOf(known, provider));
    }

    /** A provider its own offers; a trust those of its packages, for providers who answer by telephone. */
    public boolean mayAnswer(PackageOfCare known, Offer offer) {
        return actsForProvider.test(offer.provider()) || actsForTrust.test(known.trust());
    }
}
