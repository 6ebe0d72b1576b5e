package org.homeward.housing.referral.persistence;

import org.eclipse.microprofile.config.Config;

/** Makes what is package-private. */
public final class AuthoritiesFiles {

    private AuthoritiesFiles() {}

    public static AuthoritiesFile of(Config config) {
        return new AuthoritiesFile(config);
    }
}
