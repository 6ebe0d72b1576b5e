package org.homeward.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.homeward.kit.http.Boards;
import org.homeward.kit.http.Caller;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * From the Authorization header to the viewer, which is made once for each token that {@code VerifiedTokens} keeps, so
 * that a caller's thousand reads a second cost one check of a signature.
 */
@Singleton
public final class Viewers {

    private static final String BEARER = "Bearer ";
    private static final int LONGEST_TOKEN = 8 * 1024;

    private final JWTParser parser;
    private final Boards boards;
    private final Clock clock = Clock.systemUTC();
    private final Cache<JsonWebToken, Viewer> viewers =
            Caffeine.newBuilder().weakKeys().build();

    Viewers(JWTParser parser, Boards boards) {
        this.parser = parser;
        this.boards = boards;
    }

    /** @throws ProblemException 401 without a valid token */
    public Viewer of(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw Viewer.unauthorized();
        }
        String token = authorization.substring(BEARER.length()).strip();
        Viewer viewer = viewers.get(verified(token), this::viewer);
        if (viewer.isExpired(clock.millis())) {
            throw Viewer.unauthorized();
        }
        return viewer;
    }

    private JsonWebToken verified(String token) {
        if (token.isEmpty() || token.length() > LONGEST_TOKEN) {
            throw Viewer.unauthorized();
        }
        try {
            return parser.parse(token);
        } catch (ParseException e) {
            throw Viewer.unauthorized();
        }
    }

    private Viewer viewer(JsonWebToken token) {
        Caller caller = Caller.of(token);
        Set<String> scopes = caller.scopes();
        boolean patients = scopes.contains("patients:read");
        String org = caller.org();
        boolean owner = org != null && caller.mayActFor(org) && !caller.isOperator();
        Set<String> beds = "board".equals(caller.role()) ? boards.seenBy(org) : null;
        return new Viewer(
                scopes,
                patients && caller.isOperator(),
                patients && owner ? org : null,
                beds,
                token.getExpirationTime() * 1000);
    }
}
