package org.homeward.housing.scheme.api;

import jakarta.enterprise.context.RequestScoped;
import org.homeward.housing.api.HousingCaller;
import org.homeward.kit.http.Caller;
import org.jspecify.annotations.Nullable;

/** What a caller may see of schemes: figures whoever sees the flow, people their own trust and an operator alone. */
@RequestScoped
class SchemeCaller {

    private static final String FLOW = "flow:read";
    private static final String PATIENTS = "patients:read";

    private final HousingCaller housing;
    private final Caller caller;

    SchemeCaller(HousingCaller housing, Caller caller) {
        this.housing = housing;
        this.caller = caller;
    }

    /** @throws org.homeward.kit.http.ProblemException 401 or 403 */
    void require(String scope) {
        housing.require(scope);
        housing.requireSight();
    }

    /** @throws org.homeward.kit.http.ProblemException 401 or 403 */
    void requireFigures() {
        if (!caller.hasScope(FLOW)) {
            housing.require(HousingCaller.READ);
        }
    }

    /** Whether the caller may know who the people are of whom it is told. */
    boolean seesPatients() {
        return caller.hasScope(PATIENTS) && (housing.isOperator() || housing.ownTrust() != null);
    }

    /** Of whose stays the caller is told; null for all. */
    @Nullable
    String trust() {
        return housing.isOperator() ? null : housing.ownTrust();
    }

    boolean mayActFor(String trust) {
        return housing.mayActFor(trust);
    }

    String subject() {
        return housing.subject();
    }
}
