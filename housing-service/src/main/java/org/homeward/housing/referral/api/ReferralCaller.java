package org.homeward.housing.referral.api;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import org.homeward.housing.api.HousingCaller;
import org.homeward.housing.referral.Actor;
import org.homeward.housing.referral.domain.HousingAuthorities;
import org.homeward.housing.referral.persistence.AuthoritiesFile;
import org.jspecify.annotations.Nullable;

/** What a caller may do and see of referrals; an authority is who it is under each of its codes. */
@RequestScoped
class ReferralCaller {

    private final HousingCaller caller;
    private final HousingAuthorities authorities;

    ReferralCaller(HousingCaller caller, AuthoritiesFile file) {
        this.caller = caller;
        this.authorities = file.known();
    }

    void requireRead() {
        caller.require(HousingCaller.READ);
    }

    void requireList() {
        requireRead();
        caller.requireSight();
    }

    void requireWrite() {
        caller.require(HousingCaller.WRITE);
    }

    String subject() {
        return caller.subject();
    }

    /** The trust whose referrals the caller sees; null if it belongs to none. */
    @Nullable
    String trust() {
        return caller.ownTrust();
    }

    /** The authority whose worklist the caller sees; null if it belongs to none. */
    @Nullable
    String authority() {
        String own = caller.ownOrganisation();
        return own == null ? null : authorities.own(own);
    }

    /** Whether the caller may learn of whose stay it is. */
    boolean seesStay(String trust) {
        return caller.mayActFor(trust);
    }

    Actor actor() {
        return new Actor(caller.subject(), caller::mayActFor, code -> caller.isOperator() || code.equals(authority()));
    }

    Telling telling(Instant now) {
        return new Telling(caller.subject(), now, authorities);
    }

    /** The code that an authority has here. */
    @Nullable
    String own(@Nullable String authority) {
        return authority == null ? null : authorities.own(authority);
    }
}
