package org.homeward.admission.hl7;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the reader together from settings. */
@ApplicationScoped
class Hl7Beans {

    @Produces
    @ApplicationScoped
    Translate translate(
            FeedSettings feeds, @ConfigProperty(name = "homeward.local", defaultValue = "false") boolean local) {
        return new SafeTranslate(new Translator(feeds, local));
    }
}
