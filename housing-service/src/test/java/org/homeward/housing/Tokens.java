package org.homeward.housing;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.time.Duration;

/** Signed tokens of the local issuer. */
public final class Tokens {

    private static final String HOUSING = "housing:read housing:write housing:book";

    private Tokens() {}

    public static String operator() {
        return token("operator", null, HOUSING);
    }

    public static String hospital(String trust) {
        return token("hospital", trust, HOUSING);
    }

    /** A housing authority, or somebody else outside the hospital. */
    public static String authority(String code) {
        return token("provider", code, "housing:read housing:write");
    }

    public static String board() {
        return token("board", "QXX", "beds:read flow:read");
    }

    public static String token(String role, String org, String scope) {
        var claims = Jwt.issuer("https://homeward.local")
                .audience("homeward")
                .subject(role + (org == null ? "" : "-" + org))
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
