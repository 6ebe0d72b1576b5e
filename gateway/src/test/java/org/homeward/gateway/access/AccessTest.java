package org.homeward.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import org.homeward.gateway.support.Beds;
import org.homeward.gateway.support.Capacity;
import org.homeward.gateway.support.Door;
import org.homeward.gateway.support.Door.Answer;
import org.homeward.gateway.support.GatewayWorld;
import org.homeward.gateway.support.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets in, and what they see (S01, S02, S04, S05 of the reliability page), with real tokens. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class AccessTest {

    private static final String BED = "RXX31/W1/B/1";
    private static final String ALL = "hl7:write beds:read beds:hold patients:read";

    @TestHTTPResource("/")
    URI base;

    @BeforeEach
    void aBedWithEverythingThatNamesAPatient() {
        try (var capacity = new Capacity()) {
            capacity.bed(Beds.empty(BED)
                    .occupiedBy("RXX:111")
                    .conflictOf("RXX:111", "RXX:222")
                    .heldFor("RXX:333", Instant.parse("2096-06-03T10:27:00Z"))
                    .expecting("RXX:444"));
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> door(Tokens.operator()).get("/v1/beds/" + BED).status() == 200);
    }

    @Test
    void nothingUnderV1AnswersWithoutAToken() {
        Door nobody = door(null);
        for (String path : List.of(
                "/v1",
                "/v1/ping",
                "/v1/beds",
                "/v1/beds/" + BED,
                "/v1/stream",
                "/v1/stays/RXX:1",
                "/v1/holds",
                "/v1/hl7",
                "/v1/no-such-thing")) {
            Answer refused = nobody.get(path);
            assertThat(refused.status()).as(path).isEqualTo(401);
            assertThat(refused.header("content-type")).isEqualTo("application/problem+json");
            assertThat(refused.header("www-authenticate")).isEqualTo("Bearer");
        }
        assertThat(nobody.send("POST", "/v1/hl7", "MSH|^~\\&|").status()).isEqualTo(401);
        assertThat(nobody.get("/q/health/live").status()).isEqualTo(200);
    }

    @Test
    void everyForgedOrSpentTokenIsRefused() throws Exception {
        Map<String, String> forged = new LinkedHashMap<>();
        String good = Tokens.operator();
        String claims = good.split("\\.")[1];
        forged.put("garbage", "garbage");
        forged.put("empty", "");
        forged.put("alg none", base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + claims + ".");
        forged.put("signature removed", good.substring(0, good.lastIndexOf('.') + 1));
        forged.put("claims changed", changed(good));
        forged.put(
                "another key",
                Tokens.sign(
                        Tokens.claims("operator", null, ALL),
                        GatewayWorld.newKeys().getPrivate()));
        forged.put("HS256 with the public key", signedWithThePublicKey(claims));
        forged.put(
                "another issuer",
                Tokens.sign(Tokens.claims("operator", null, ALL).issuer("https://elsewhere.example")));
        forged.put(
                "another audience",
                Tokens.sign(Tokens.claims("operator", null, ALL).audience("elsewhere")));
        forged.put(
                "expired",
                Tokens.sign(Tokens.claims("operator", null, ALL)
                        .issuedAt(Instant.now().minusSeconds(7200))
                        .expiresAt(Instant.now().minusSeconds(3600))));
        forged.put("64 KB", good + "A".repeat(9_000));
        forged.forEach((name, token) ->
                assertThat(door(token).get("/v1/beds").status()).as(name).isEqualTo(401));
        assertThat(door(good).get("/v1/beds").status()).isEqualTo(200);
    }

    @Test
    void aTokenWithoutTheScopeIsForbidden() {
        Answer refused = door(Tokens.provider("V1234")).get("/v1/beds");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("type").asText()).endsWith("/forbidden");
    }

    @Test
    void aTrustSeesItsOwnPatientsAndNobodyElseDoes() {
        for (String token : List.of(Tokens.operator(), Tokens.hospital("RXX"))) {
            for (String path : List.of("/v1/beds/" + BED, "/v1/beds?site=RXX31&ward=W1", "/v1/beds?site=RXX31")) {
                assertThat(door(token).get(path).body()).as(path).contains("RXX:111", "RXX:222", "RXX:333", "RXX:444");
            }
        }
        for (String token : List.of(Tokens.hospital("RYY"), Tokens.board("QXX"), Tokens.app())) {
            for (String path : List.of("/v1/beds/" + BED, "/v1/beds?site=RXX31&ward=W1", "/v1/beds?site=RXX31")) {
                Answer seen = door(token).get(path);
                assertThat(seen.status()).isEqualTo(200);
                assertThat(seen.body())
                        .as(path)
                        .contains("occupied")
                        .doesNotContain("RXX:", "occupants", "stay", "desk");
            }
        }
    }

    @Test
    void patientsReadAloneDoesNotOpenAnotherTrustOrABoard() {
        for (String role : List.of("board", "app", "provider")) {
            String token = Tokens.sign(Tokens.claims(role, "RXX", ALL));
            assertThat(door(token).get("/v1/beds?trust=RXX").body()).doesNotContain("occupants");
        }
    }

    @Test
    void theTenantIsTheTokensWhateverElseIsSaid() {
        Door other = door(Tokens.hospital("RYY"));
        Answer seen = other.get(
                "/v1/beds?site=RXX31&org=RXX&tenant=RXX",
                "X-Tenant",
                "RXX",
                "X-Forwarded-User",
                "operator",
                "X-Org",
                "RXX");
        assertThat(seen.body()).doesNotContain("occupants", "RXX:");
    }

    @Test
    void aBoardSeesItsOwnTrustsOnly() {
        try (var capacity = new Capacity()) {
            capacity.bed(Beds.empty("RZZ31/W1/B/1"));
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> door(Tokens.app()).get("/v1/beds/RZZ31/W1/B/1").status() == 200);
        Door board = door(Tokens.board("QXX"));
        Answer others = board.get("/v1/beds/RZZ31/W1/B/1");
        Answer absent = board.get("/v1/beds/RZZ31/W1/B/99");
        assertThat(others.status()).isEqualTo(404);
        assertThat(others.body()).isEqualTo(absent.body());
        assertThat(board.get("/v1/beds?trust=RZZ").json().path("items")).isEmpty();
        assertThat(board.get("/v1/beds?site=RZZ31&ward=W1").json().path("items"))
                .isEmpty();
        assertThat(board.get("/v1/bed-availability?by=trust").body())
                .contains("RXX")
                .doesNotContain("RZZ");
        assertThat(door(Tokens.board("QZZ")).get("/v1/beds").json().path("items"))
                .isEmpty();
    }

    @Test
    void onlyWhatIsDeclaredIsTaken() {
        Door operator = door(Tokens.operator());
        assertThat(operator.send("POST", "/v1/beds", "{}").status()).isEqualTo(405);
        assertThat(operator.send("DELETE", "/v1/stream", null).status()).isEqualTo(405);
        assertThat(operator.send("PATCH", "/v1/holds", "{}").status()).isEqualTo(405);
        assertThat(operator.send("OPTIONS", "/v1/beds", null).status()).isEqualTo(405);
        assertThat(operator.send("HEAD", "/v1/beds", null).status()).isEqualTo(200);
        Answer nothing = operator.get("/v1/no-such-thing");
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.header("content-type")).isEqualTo("application/problem+json");
        assertThat(nothing.json().path("type").asText()).isEqualTo("https://homeward.example/problems/not-found");
    }

    @Test
    void localSessionsAreNotOfferedOutsideLocalMode() {
        Answer refused = door(null)
                .send("POST", "/local/session", "{\"role\":\"operator\"}", "Content-Type", "application/json");
        assertThat(refused.status()).isEqualTo(404);
    }

    private Door door(String token) {
        return new Door(base, token);
    }

    private static String changed(String token) {
        String[] parts = token.split("\\.");
        String claims =
                new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("test-operator", "test-changed!");
        return parts[0] + "." + base64(claims) + "." + parts[2];
    }

    private static String signedWithThePublicKey(String claims) throws Exception {
        String pem = Files.readString(Path.of(
                URI.create(ConfigProvider.getConfig().getValue("mp.jwt.verify.publickey.location", String.class))));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(pem.getBytes(UTF_8), "HmacSHA256"));
        String signed = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + claims;
        return signed + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
