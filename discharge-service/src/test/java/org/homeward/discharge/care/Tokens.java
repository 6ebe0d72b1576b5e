package org.homeward.discharge.care;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import org.homeward.discharge.Servers;

/** Signed tokens of the local issuer, with the scopes that each role has. */
final class Tokens {

    private Tokens() {}

    static String operator() {
        return token("operator", null, "discharge:write brokerage:write provider:write flow:read");
    }

    static String hospital(String trust) {
        return token("hospital", trust, "discharge:write brokerage:write flow:read patients:read");
    }

    static String provider(String id) {
        return token("provider", id, "provider:write capacity:write");
    }

    static String board() {
        return token("board", "QXX", "flow:read");
    }

    private static String token(String role, String org, String scope) {
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
