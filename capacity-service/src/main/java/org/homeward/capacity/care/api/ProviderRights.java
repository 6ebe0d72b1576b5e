package org.homeward.capacity.care.api;

import jakarta.enterprise.context.RequestScoped;
import java.util.regex.Pattern;
import org.homeward.kit.http.Caller;
import org.homeward.kit.http.ProblemException;

/** What the caller may do about providers: one its own data only, a council and an operator everybody's. */
@RequestScoped
class ProviderRights {

    static final String FLOW = "flow:read";

    /** ODS codes and ids of CQC locations ({@code 1-1234567890}). */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{1,39}");

    private final Caller caller;

    ProviderRights(Caller caller) {
        this.caller = caller;
    }

    /** @throws ProblemException 401 or 403 */
    void requireFlow() {
        requireScope(FLOW);
    }

    /** @throws ProblemException 401 or 403 */
    void requireScope(String scope) {
        caller.requireScope(scope);
    }

    /**
     * @param scope what the token must allow
     * @throws ProblemException 400 for an id that is none, 401, 403 or, for another provider, 404
     */
    void require(String scope, String provider) {
        caller.requireScope(scope);
        if (!ID.matcher(provider).matches()) {
            throw ProblemException.field("provider", "must be an ODS code or the id of a CQC location");
        }
        if (!mayActFor(provider)) {
            throw ProblemException.notFound();
        }
    }

    /** Of another provider the caller learns nothing, not even that it exists. */
    boolean mayActFor(String provider) {
        return mayPlace() || caller.role().equals("provider") && provider.equals(caller.org());
    }

    /** Whether counts so small that they are somebody may be told: they are of every trust's patients. */
    boolean mayCountPatients() {
        return caller.isOperator() && caller.hasScope("patients:read");
    }

    /** Whether the caller may say in which tier providers are asked: it buys from them. */
    boolean mayPlace() {
        return caller.isOperator() || caller.role().equals("council");
    }

    /** For those who see the flow, and for a provider that reads its own. */
    void requireToRead(String scope, String provider) {
        if (caller.hasScope(FLOW) || !caller.hasScope(scope)) {
            requireFlow();
        } else {
            require(scope, provider);
        }
    }

    /** On whose behalf the caller speaks, as records tell it: role and organisation, never who the person is. */
    String source() {
        String org = caller.org();
        return org == null ? caller.role() : caller.role() + '-' + org;
    }

    String subject() {
        return caller.subject();
    }
}
