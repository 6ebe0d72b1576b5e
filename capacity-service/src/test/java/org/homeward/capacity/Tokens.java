package org.homeward.capacity;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.time.Duration;

/** Signed tokens of the local issuer. */
public final class Tokens {

    private Tokens() {}

    public static String operator() {
        return token(
                "operator",
                null,
                "hl7:write beds:read beds:hold patients:read flow:read provider:write capacity:write");
    }

    public static String hospital(String trust) {
        return token("hospital", trust, "hl7:write beds:read beds:hold patients:read");
    }

    /** Who sees the patients of a trust, and numbers. */
    public static String hub(String trust) {
        return token("hospital", trust, "patients:read flow:read");
    }

    public static String app() {
        return token("app", null, "beds:read flow:read");
    }

    public static String provider(String id) {
        return provider("provider-" + id, id);
    }

    /** @param login of a member of its staff */
    public static String provider(String login, String id) {
        return token(login, "provider", id, "provider:write capacity:write");
    }

    public static String council(String code) {
        return token("council", code, "provider:write capacity:write brokerage:write flow:read");
    }

    private static String token(String role, String org, String scope) {
        return token(role + (org == null ? "" : "-" + org), role, org, scope);
    }

    private static String token(String subject, String role, String org, String scope) {
        var claims = Jwt.issuer("https://homeward.local")
                .audience("homeward")
                .subject(subject)
                .upn(role)
                .claim("role", role)
                .claim("scope", scope)
                .expiresIn(Duration.ofHours(1));
        if (org != null) {
            claims.claim("org", org);
        }
        return claims.jws().algorithm(SignatureAlgorithm.ES256).sign(Servers.KEYS.getPrivate());
    }
}
