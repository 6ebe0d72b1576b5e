package org.homeward.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The local issuer: an EC P-256 key pair that belongs to a data folder and signs its tokens (ES256).
 *
 * @param publicKey PEM file that the services check tokens with
 * @param privateKey PEM file, readable by its owner alone
 */
record LocalKeys(Path publicKey, Path privateKey) {

    private static final Duration GOOD_FOR = Duration.ofHours(12);
    private static final Map<String, String> SCOPES = Map.of(
            "operator",
                    "hl7:write beds:read beds:hold patients:read discharge:write brokerage:write provider:write"
                            + " capacity:write flow:read housing:read housing:write housing:book",
            "hospital",
                    "hl7:write beds:read beds:hold patients:read discharge:write brokerage:write flow:read"
                            + " housing:read housing:write housing:book",
            "board", "beds:read flow:read",
            "app", "beds:read flow:read",
            "council", "provider:write capacity:write brokerage:write flow:read",
            "provider", "provider:write capacity:write housing:read housing:write housing:book");

    /** The keys in {@code folder}, which are made if they are not there. */
    static LocalKeys in(Path folder) {
        LocalKeys keys = new LocalKeys(folder.resolve("public.pem"), folder.resolve("private.pem"));
        if (!Files.exists(keys.privateKey) || !Files.exists(keys.publicKey)) {
            keys.generate();
        }
        return keys;
    }

    /**
     * A token for {@code role} of {@code org}, good for 12 hours.
     *
     * @param role operator, hospital, board, council, provider or app
     * @param org ODS code, of a council its code, null for a role that belongs to none
     */
    String token(String role, @Nullable String org) {
        String scopes = SCOPES.get(role);
        if (scopes == null) {
            throw new CannotStart(
                    "--role takes operator, hospital, board, council, provider or app, not '" + role + "'");
        }
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("https://homeward.local");
        claims.setAudience("homeward");
        claims.setSubject("local-" + role);
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(GOOD_FOR.toMinutes());
        claims.setStringClaim("role", role);
        claims.setStringClaim("scope", scopes);
        if (org != null) {
            claims.setStringClaim("org", org);
        }
        return signed(claims);
    }

    private String signed(JwtClaims claims) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        jws.setHeader("typ", "JWT");
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        jws.setKey(readPrivateKey());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new CannotStart("the token could not be signed: " + e.getMessage());
        }
    }

    private PrivateKey readPrivateKey() {
        try {
            String pem = Files.readString(privateKey).replaceAll("-----[A-Z ]+-----", "");
            byte[] der = Base64.getMimeDecoder().decode(pem);
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new CannotStart(privateKey + " is not a private key: remove it and start again");
        }
    }

    private void generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            Files.createDirectories(privateKey.getParent());
            Path made = privateKey.resolveSibling("private.new");
            Files.deleteIfExists(made);
            Files.createFile(made, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(made, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            Files.deleteIfExists(privateKey);
            Files.writeString(publicKey, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            Files.move(made, privateKey, StandardCopyOption.ATOMIC_MOVE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + kind + "-----\n";
    }
}
