package org.homeward.kit.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, by the verified token and nothing else: claims {@code sub}, {@code role}, {@code org} and {@code scope}.
 * Inject it where a request is served, or make one {@link #of} a token where requests are served without CDI.
 */
@RequestScoped
public class Caller {

    /**
     * The role that may act for every organisation, where {@code homeward.operators} (or, if that is not set, {@code
     * homeward.local}) is true. Elsewhere it may nothing more than others.
     */
    public static final String OPERATOR = "operator";

    /** The role of an organisation that sees and changes its own data. */
    public static final String OWNER = "hospital";

    private final @Nullable JsonWebToken token;

    Caller() {
        this.token = null;
    }

    @Inject
    Caller(JsonWebToken token) {
        this.token = token;
    }

    public static Caller of(@Nullable JsonWebToken token) {
        return token == null ? new Caller() : new Caller(token);
    }

    public boolean isKnown() {
        return token != null && token.getName() != null;
    }

    /** @throws ProblemException 401 when there is no token */
    public String subject() {
        return required("sub");
    }

    /** @throws ProblemException 401 when there is no token */
    public String role() {
        return required("role");
    }

    /** Code of the caller's organisation; null for those who belong to none. */
    public @Nullable String org() {
        return claim("org");
    }

    public Set<String> scopes() {
        String scopes = claim("scope");
        return scopes == null ? Set.of() : Set.of(scopes.strip().split(" +"));
    }

    public boolean hasScope(String scope) {
        return scopes().contains(scope);
    }

    /** @throws ProblemException 401 without a token, 403 when the token lacks the scope */
    public void requireScope(String scope) {
        if (!isKnown()) {
            throw new ProblemException(Problem.unauthorized());
        }
        if (!hasScope(scope)) {
            throw ProblemException.forbidden("the scope " + scope + " is needed");
        }
    }

    public boolean isOperator() {
        return OPERATOR.equals(claim("role")) && hasOperators();
    }

    private static boolean hasOperators() {
        Config config = ConfigProvider.getConfig();
        return config.getOptionalValue("homeward.operators", Boolean.class)
                .or(() -> config.getOptionalValue("homeward.local", Boolean.class))
                .orElse(false);
    }

    /** Whether the caller may see and change what belongs to this organisation itself. */
    public boolean mayActFor(String organisation) {
        return isOperator() || OWNER.equals(claim("role")) && organisation.equals(org());
    }

    private String required(String name) {
        String value = claim(name);
        if (value == null) {
            throw new ProblemException(Problem.unauthorized());
        }
        return value;
    }

    private @Nullable String claim(String name) {
        Object value = token == null ? null : token.getClaim(name);
        return value == null ? null : value.toString();
    }
}
