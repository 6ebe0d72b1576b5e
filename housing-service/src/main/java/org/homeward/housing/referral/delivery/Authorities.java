package org.homeward.housing.referral.delivery;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.housing.referral.domain.Authority;
import org.homeward.housing.referral.persistence.AuthoritiesFile;
import org.jspecify.annotations.Nullable;

/**
 * Which authorities want to be told, by the settings {@code homeward.authority.<code>.webhook} and {@code .secret}. One
 * without them has its worklist. Outside local mode it is told over TLS alone: the service does not start with another.
 */
@ApplicationScoped
public class Authorities {

    private final Config config;
    private final AuthoritiesFile file;
    private final boolean local;

    Authorities(
            Config config,
            AuthoritiesFile file,
            @ConfigProperty(name = "homeward.local", defaultValue = "false") boolean local) {
        this.config = config;
        this.file = file;
        this.local = local;
    }

    /** @throws IllegalStateException where an authority would be told without TLS */
    void check(@Observes StartupEvent event) {
        for (Authority authority : file.known().all()) {
            Webhook webhook = webhook(authority.code());
            if (!local
                    && webhook != null
                    && !"https".equalsIgnoreCase(webhook.url().getScheme())) {
                throw new IllegalStateException("homeward.authority." + authority.code()
                        + ".webhook must begin with https:// (plain http is for local mode)");
            }
        }
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
