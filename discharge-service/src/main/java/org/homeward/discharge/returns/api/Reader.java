package org.homeward.discharge.returns.api;

import jakarta.enterprise.context.RequestScoped;
import org.homeward.kit.http.Caller;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Who may read which returns: a trust its own, an operator everybody's. The stays behind a number are patients. */
@RequestScoped
class Reader {

    private final Caller caller;

    Reader(Caller caller) {
        this.caller = caller;
    }

    /**
     * The trust whose returns are asked for, by default the caller's own.
     *
     * @throws ProblemException 401, 403, or 400 where nobody has said which trust
     */
    String trust(@Nullable String asked) {
        caller.requireScope("flow:read");
        String trust = asked == null ? caller.org() : asked;
        if (trust == null || trust.isBlank()) {
            throw ProblemException.field("trust", "is needed");
        }
        if (!caller.mayActFor(trust)) {
            throw ProblemException.forbidden("returns are shown to the trust itself");
        }
        return trust;
    }

    /** @throws ProblemException 401 or 403 */
    void requireStays() {
        caller.requireScope("patients:read");
    }
}
