package org.homeward.discharge.returns;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.Config;
import org.homeward.discharge.returns.domain.ReadyDatePublication.Provider;
import org.jspecify.annotations.Nullable;

/** What the files say of a trust beside its code: settings {@code homeward.returns.RXX.name}, {@code .icb}, {@code .region}. */
@ApplicationScoped
public class Providers {

    private final Config settings;

    Providers(Config settings) {
        this.settings = settings;
    }

    public Provider find(String trust) {
        return new Provider(trust, setting(trust, "name"), setting(trust, "icb"), setting(trust, "region"));
    }

    private @Nullable String setting(String trust, String what) {
        return settings.getOptionalValue("homeward.returns." + trust + '.' + what, String.class)
                .orElse(null);
    }
}
