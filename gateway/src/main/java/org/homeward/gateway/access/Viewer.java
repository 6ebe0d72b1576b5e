package org.homeward.gateway.access;

import java.util.Set;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and what they may see; made from a verified token and nothing else. Patients are seen with the scope {@code
 * patients:read} by the trust that they are with, and by an operator. A board sees the beds of its trusts; everybody
 * else with {@code beds:read} sees all beds, without patients.
 *
 * @param patientsOf the trust whose patients are seen; null for none, unless {@code everyPatient}
 * @param bedsOf the trusts whose beds are seen; null for all
 * @param expiresAt milliseconds since the epoch
 */
public record Viewer(
        Set<String> scopes,
        boolean everyPatient,
        @Nullable String patientsOf,
        @Nullable Set<String> bedsOf,
        long expiresAt) {

    /** @throws ProblemException 403 when the token lacks the scope */
    public void require(String scope) {
        if (!scopes.contains(scope)) {
            throw ProblemException.forbidden("the scope " + scope + " is needed");
        }
    }

    public boolean seesPatientsOf(String trust) {
        return everyPatient || trust.equals(patientsOf);
    }

    public boolean seesBedsOf(String trust) {
        return bedsOf == null || bedsOf.contains(trust);
    }

    public boolean isExpired(long nowMillis) {
        return nowMillis >= expiresAt;
    }

    static ProblemException unauthorized() {
        return new ProblemException(Problem.unauthorized());
    }
}
