package org.homeward.housing.referral.domain;

/** How the person has their home. */
public enum Tenure implements Coded {
    OWNER,
    SOCIAL_TENANT,
    PRIVATE_TENANT,
    /** With somebody who owns or rents it. */
    WITH_OTHERS;

    /** Nobody works on a tenant's home before the landlord agrees. */
    boolean needsLandlord() {
        return this == SOCIAL_TENANT || this == PRIVATE_TENANT;
    }
}
