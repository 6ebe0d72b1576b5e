package org.homeward.housing.referral.delivery;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.homeward.housing.referral.persistence.AuthoritiesFiles;
import org.junit.jupiter.api.Test;

/** Who the people are does not leave without TLS. */
class AuthoritiesTest {

    @Test
    void isToldOverTlsAloneOutsideLocalMode() {
        assertThatThrownBy(() -> start("http://council.example/referrals", false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("homeward.authority.E08000025.webhook")
                .hasMessageNotContaining("council.example");
        assertThatCode(() -> start("https://council.example/referrals", false)).doesNotThrowAnyException();
        assertThatCode(() -> start("http://127.0.0.1:1/referrals", true)).doesNotThrowAnyException();
    }

    private static void start(String webhook, boolean local) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "homeward.authority.E08000025.webhook",
                                webhook,
                                "homeward.authority.E08000025.secret",
                                "shared"),
                        "test",
                        500))
                .build();
        new Authorities(config, AuthoritiesFiles.of(config), local).check(new StartupEvent());
    }
}
