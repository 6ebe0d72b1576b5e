package org.homeward.discharge;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.time.Duration;

/** Signed tokens of the local issuer. */
final class Tokens {

    private Tokens() {}

    static String operator() {
        return token("operator", null, "patients:read discharge:write brokerage:write provider:write flow:read");
    }

    static String hospital(String trust) {
        return token("hospital", trust, "patients:read discharge:write flow:read");
    }

    /** One who may see numbers and no patients. */
    static String counting(String trust) {
        return token("hospital", trust, "flow:read");
    }

    static String named(String trust, String who) {
        return token("hospital", trust, "patients:read discharge:write flow:read", who);
    }

    static String board() {
        return board("QXX");
    }

    static String board(String code) {
        return token("board", code, "beds:read flow:read");
    }

    static String boardWithPatients(String code) {
        return token("board", code, "beds:read flow:read patients:read");
    }

    static String app() {
        return token("app", null, "beds:read flow:read");
    }

    private static String token(String role, String org, String scope) {
        return token(role, org, scope, role + (org == null ? "" : "-" + org));
    }

    private static String token(String role, String org, String scope, String subject) {
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
