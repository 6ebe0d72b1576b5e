package org.homeward.housing.referral.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.Config;
import org.homeward.housing.referral.domain.Authority;
import org.jspecify.annotations.Nullable;

/**
 * Which authorities want to be told, by the settings {@code homeward.authority.<code>.webhook} and {@code .secret}. One
 * without them has its worklist.
 */
@ApplicationScoped
public class Authorities {

    private final Config config;

    Authorities(Config config) {
        this.config = config;
    }

    public boolean wantsToBeTold(@Nullable Authority authority) {
        return authority != null && webhook(authority.code()) != null;
    }

    /** Null for one that has its worklist. */
    @Nullable
    Webhook webhook(String authority) {
        String name = "homeward.authority." + authority;
        return config.getOptionalValue(name + ".webhook", URI.class)
                .map(url -> new Webhook(url, config.getValue(name + ".secret", String.class)))
                .orElse(null);
    }
}
