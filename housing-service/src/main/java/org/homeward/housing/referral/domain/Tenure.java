package org.homeward.housing.referral.domain;

/** How the person has their home. */
public enum Tenure implements Coded {
    OWNER,
    SOCIAL_TENANT,
    PRIVATE_TENANT,
    /** With somebody who owns or rents it. */
    WITH_OTHERS;

    /** Nobody works on a home before whoever owns it agrees: a tenant's landlord, or whoever owns the others' home. */
    boolean needsLandlord() {
        return this != OWNER;
    }
}
