package org.homeward.admission;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;

/** Tokens for tests, signed with a key that no other place uses. */
public final class Tokens {

    // Both halves of a key pair made for these tests alone; fixed, because test and service live in two class loaders.
    private static final String PRIVATE =
            "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgY0pkiZITMElAoSr/r1vCDioW4R3wXBcM+AmfKRn1KZ6hRANCAAQk6/cyw806rUncIDBX4bPv1fCGeKcwwSeHGf5x15brnJoEYAGhya1dMvqtATYbhIFS0l+YPo0dTSx02Iv+LB0T";
    private static final String PUBLIC =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEJOv3MsPNOq1J3CAwV+Gz79XwhninMMEnhxn+cdeW65yaBGABocmtXTL6rQE2G4SBUtJfmD6NHU0sdNiL/iwdEw==";

    private Tokens() {}

    public static String operator() {
        return token("operator", null, "hl7:write beds:read beds:hold patients:read");
    }

    public static String hospital(String trust) {
        return token("hospital", trust, "hl7:write beds:read beds:hold patients:read");
    }

    public static String board(String board) {
        return token("board", board, "beds:read");
    }

    private static String token(String role, String org, String scope) {
        var claims = Jwt.issuer("https://homeward.local")
                .audience("homeward")
                .subject("test-" + role)
                .claim("role", role)
                .claim("scope", scope)
                .expiresIn(Duration.ofHours(1));
        if (org != null) {
            claims.claim("org", org);
        }
        return claims.jws().algorithm(SignatureAlgorithm.ES256).sign(privateKey());
    }

    static String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\n" + PUBLIC + "\n-----END PUBLIC KEY-----\n";
    }

    private static PrivateKey privateKey() {
        try {
            byte[] encoded = Base64.getDecoder().decode(PRIVATE);
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
