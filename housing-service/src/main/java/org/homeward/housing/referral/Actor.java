package org.homeward.housing.referral;

import java.util.function.Predicate;
import org.homeward.housing.referral.domain.Authority;
import org.homeward.housing.referral.domain.Referral;
import org.homeward.housing.referral.domain.Wish;

/**
 * Who asks for something, and for whom.
 *
 * @param subject as the token names the caller
 * @param actsForTrust whether the caller may act for a trust
 * @param actsForAuthority whether the caller may act for a housing authority
 */
public record Actor(String subject, Predicate<String> actsForTrust, Predicate<String> actsForAuthority) {

    /**
     * A trust those of its stays; an authority those that have reached it, or may have.
     *
     * @param tried whether it was tried to deliver the referral, so that the authority may have it before that is known here
     */
    public boolean sees(Referral referral, boolean tried) {
        return actsForTrust.test(referral.trust()) || isWithAuthority(referral, tried);
    }

    /** Of those that the actor sees. Consent is taken where the person is; everything else may be told by either side. */
    public boolean mayAsk(Referral referral, Wish wish) {
        return !(wish instanceof Wish.GiveConsent) || actsForTrust.test(referral.trust());
    }

    private boolean isWithAuthority(Referral referral, boolean tried) {
        Authority authority = referral.authority();
        return authority != null && (tried || referral.sentAt() != null) && actsForAuthority.test(authority.code());
    }
}
