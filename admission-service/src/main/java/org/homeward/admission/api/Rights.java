package org.homeward.admission.api;

import org.homeward.kit.http.Caller;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Which trust's patients a caller may see: of another trust's he learns nothing, not even that they exist. */
final class Rights {

    private Rights() {}

    /**
     * The only trust whose patients the caller may see; null if all.
     *
     * @param asked the trust that was asked for, if any
     */
    static @Nullable String trust(Caller caller, @Nullable String asked) {
        caller.requireScope("patients:read");
        if (caller.isOperator()) {
            return asked;
        }
        String org = caller.org();
        if (org == null || !caller.mayActFor(org)) {
            throw ProblemException.forbidden("only a hospital or an operator may see patients");
        }
        if (asked != null && !asked.equals(org)) {
            throw new ProblemException(Problem.notFound());
        }
        return org;
    }

    static ProblemException notFound() {
        return new ProblemException(Problem.notFound());
    }
}
