package org.homeward.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final String ISSUER = "https://homeward.local";
    private static final KeyPair OURS = keys();
    private static final KeyPair OTHERS = keys();

    private final VerifiedTokens tokens = new VerifiedTokens();

    @Test
    void checksTheSignatureOfATokenOnce() throws ParseException {
        JWTAuthContextInfo rules = rules(OURS);
        String token = token(OURS, "ward-1", Duration.ofHours(1));
        assertThat(tokens.parse(token, rules)).isSameAs(tokens.parse(token, rules));
    }

    @Test
    void keepsNothingThatIsNotValid() throws ParseException {
        JWTAuthContextInfo rules = rules(OURS);
        String forged = token(OTHERS, "ward-1", Duration.ofHours(1));
        tokens.parse(token(OURS, "ward-1", Duration.ofHours(1)), rules);
        assertThatThrownBy(() -> tokens.parse(forged, rules)).isInstanceOf(ParseException.class);
        assertThatThrownBy(() -> tokens.parse(forged, rules)).isInstanceOf(ParseException.class);
    }

    @Test
    void takesNoOthersWordForAToken() throws ParseException {
        String token = token(OURS, "ward-1", Duration.ofHours(1));
        tokens.parse(token, rules(OURS));
        assertThatThrownBy(() -> tokens.parse(token, rules(OTHERS))).isInstanceOf(ParseException.class);
    }

    @Test
    void refusesAKnownTokenOnceItHasExpired() throws ParseException {
        JWTAuthContextInfo rules = rules(OURS);
        String token = token(OURS, "ward-1", Duration.ofSeconds(2));
        tokens.parse(token, rules);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThatThrownBy(() -> tokens.parse(token, rules)).isInstanceOf(ParseException.class));
    }

    private static JWTAuthContextInfo rules(KeyPair keys) {
        JWTAuthContextInfo rules = new JWTAuthContextInfo(keys.getPublic(), ISSUER);
        rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
        rules.setExpectedAudience(Set.of("homeward"));
        rules.setExpGracePeriodSecs(0);
        rules.setClockSkew(0);
        return rules;
    }

    private static String token(KeyPair keys, String subject, Duration lasts) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("homeward");
        claims.setSubject(subject);
        claims.setIssuedAtToNow();
        claims.setExpirationTime(
                NumericDate.fromSeconds(Instant.now().plus(lasts).getEpochSecond()));
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue("ES256");
        signature.setHeader("typ", "JWT");
        signature.setKey(keys.getPrivate());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException | java.security.InvalidAlgorithmParameterException e) {
            throw new IllegalStateException(e);
        }
    }
}
