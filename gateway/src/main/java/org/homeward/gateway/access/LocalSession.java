package org.homeward.gateway.access;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in with one click on the machine where everything runs: gives out a token of any role. Only in local mode
 * ({@code homeward.local}) and only with the local issuer's key ({@code homeward.local.private-key}); otherwise there is
 * nothing here.
 */
@Singleton
public final class LocalSession {

    /** What each role may do (architecture page, Front door). */
    private static final Map<String, String> SCOPES = Map.of(
            "operator",
                    "hl7:write beds:read beds:hold patients:read discharge:write brokerage:write provider:write"
                            + " capacity:write flow:read housing:read housing:write housing:book",
            "hospital",
                    "hl7:write beds:read beds:hold patients:read discharge:write brokerage:write flow:read"
                            + " housing:read housing:write housing:book",
            "board", "beds:read flow:read",
            "app", "beds:read flow:read",
            "provider", "provider:write capacity:write housing:read housing:write housing:book");

    private static final Pattern ORG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{1,39}");
    private static final Duration GOOD_FOR = Duration.ofHours(12);

    private final @Nullable PrivateKey key;
    private final String issuer;
    private final String audience;

    LocalSession(
            @ConfigProperty(name = "homeward.local", defaultValue = "false") boolean local,
            @ConfigProperty(name = "homeward.local.private-key") Optional<String> privateKey,
            @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer,
            @ConfigProperty(name = "mp.jwt.verify.audiences") String audience) {
        this.key = local && privateKey.isPresent() ? read(privateKey.get()) : null;
        this.issuer = issuer;
        this.audience = audience;
    }

    public boolean isOffered() {
        return key != null;
    }

    /**
     * @param role one of operator, hospital, board, provider, app
     * @param org ODS code; needed by hospital, board and provider
     * @throws ProblemException 404 outside local mode, 400 for a role or an organisation that makes no sense
     */
    public String token(@Nullable String role, @Nullable String org) {
        PrivateKey signing = key;
        if (signing == null) {
            throw new ProblemException(Problem.notFound());
        }
        String scope = role == null ? null : SCOPES.get(role);
        if (role == null || scope == null) {
            throw ProblemException.field("role", "is one of operator, hospital, board, provider, app");
        }
        JwtClaimsBuilder claims = Jwt.issuer(issuer)
                .audience(audience)
                .subject("local-" + role)
                .upn("local-" + role)
                .claim("role", role)
                .claim("scope", scope)
                .expiresIn(GOOD_FOR);
        if (!role.equals("operator") && !role.equals("app")) {
            claims.claim("org", organisation(org));
        }
        return claims.jws().algorithm(SignatureAlgorithm.ES256).sign(signing);
    }

    private static String organisation(@Nullable String org) {
        if (org == null || !ORG.matcher(org).matches()) {
            throw ProblemException.field("org", "is the ODS code of the organisation");
        }
        return org;
    }

    /** @param location a path, or an address with the scheme {@code file} */
    private static PrivateKey read(String location) {
        Path file = location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
        try {
            return KeyUtils.decodePrivateKey(Files.readString(file), SignatureAlgorithm.ES256);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The local issuer's private key cannot be read", e);
        }
    }
}
