package org.homeward.discharge.api;

import jakarta.enterprise.context.RequestScoped;
import org.homeward.kit.http.Caller;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** What the caller may see and do: a trust its own patients, an operator everybody's; boards and apps no stays. */
@RequestScoped
class Sight {

    private static final String NOBODY = "";

    private final Caller caller;

    Sight(Caller caller) {
        this.caller = caller;
    }

    /** @throws ProblemException 401 or 403 */
    void requireCases() {
        caller.requireScope("flow:read");
        caller.requireScope("patients:read");
    }

    /** @throws ProblemException 401 or 403 */
    void requireCommands() {
        caller.requireScope("discharge:write");
    }

    boolean mayActFor(String trust) {
        return caller.mayActFor(trust);
    }

    String subject() {
        return caller.subject();
    }

    /** The caller's own organisation; null for an operator. */
    @Nullable
    String org() {
        return caller.org();
    }

    /** The caller's own id as a provider of care, which may do this by {@code provider:write}; null if it is none. */
    @Nullable
    String ownProvider() {
        return caller.isKnown() && "provider".equals(caller.role()) && caller.hasScope("provider:write")
                ? caller.org()
                : null;
    }

    /** The trust whose cases the caller may list; null for all: an operator's. */
    @Nullable
    String ownTrust() {
        if (caller.isOperator()) {
            return null;
        }
        String org = caller.org();
        return org != null && caller.mayActFor(org) ? org : NOBODY;
    }
}
