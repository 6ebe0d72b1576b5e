package org.homeward.admission.hl7;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Feed settings as a properties file would give them. */
final class TestFeeds {

    private TestFeeds() {}

    static FeedSettings of(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(FeedSettings.class)
                .withDefaultValue("homeward.local", "false")
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(FeedSettings.class);
    }

    /** Local mode without any feed setting. */
    static Translator local() {
        return new Translator(of(Map.of()), true);
    }
}
