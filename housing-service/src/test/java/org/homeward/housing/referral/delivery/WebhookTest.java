package org.homeward.housing.referral.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class WebhookTest {

    private final Webhook webhook =
            new Webhook(URI.create("https://example.org/in?key=1"), "shared with the authority");

    /** The sum is that of {@code openssl dgst -sha256 -hmac}. */
    @Test
    void signsTimeAndBodyAsOthersDo() {
        assertThat(webhook.signature(1_780_480_800L, "{\"a\":1}"))
                .isEqualTo("t=1780480800,v1=ef116e414629628becdbe1c55e4733709672a562b87bf1bea22a0dcf78f7b467");
    }

    @Test
    void saysItsSecretToNobody() {
        assertThat(webhook).hasToString("Webhook[example.org]");
    }
}
