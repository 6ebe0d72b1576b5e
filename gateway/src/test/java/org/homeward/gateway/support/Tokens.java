package org.homeward.gateway.support;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.jwt.util.KeyUtils;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** Real tokens, signed with the key that the gateway under test trusts. */
public final class Tokens {

    private Tokens() {}

    public static String operator() {
        return sign(claims("operator", null, "hl7:write beds:read beds:hold patients:read flow:read"));
    }

    public static String hospital(String trust) {
        return sign(claims("hospital", trust, "hl7:write beds:read beds:hold patients:read"));
    }

    public static String board(String board) {
        return sign(claims("board", board, "beds:read"));
    }

    public static String app() {
        return sign(claims("app", null, "beds:read flow:read"));
    }

    public static String provider(String org) {
        return sign(claims("provider", org, ""));
    }

    public static JwtClaimsBuilder claims(String role, String org, String scope) {
        JwtClaimsBuilder claims = Jwt.issuer("https://homeward.local")
                .audience("homeward")
                .subject("test-" + role)
                .upn("test-" + role)
                .claim("role", role)
                .claim("scope", scope)
                .expiresIn(Duration.ofHours(1));
        return org == null ? claims : claims.claim("org", org);
    }

    public static String sign(JwtClaimsBuilder claims) {
        return sign(claims, key());
    }

    public static String sign(JwtClaimsBuilder claims, PrivateKey key) {
        return claims.jws().algorithm(SignatureAlgorithm.ES256).sign(key);
    }

    private static PrivateKey key() {
        try {
            String file = ConfigProvider.getConfig().getValue("homeward.local.private-key", String.class);
            return KeyUtils.decodePrivateKey(Files.readString(Path.of(URI.create(file))), SignatureAlgorithm.ES256);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
