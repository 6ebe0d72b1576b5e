package org.homeward.capacity.api;

import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.homeward.kit.http.Boards;
import org.homeward.kit.http.Caller;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** What the caller may see: a board the beds of its trusts, a trust's patients nobody but the trust and the operator. */
@RequestScoped
class Sight {

    private final Caller caller;
    private final Boards boards;

    Sight(Caller caller, Boards boards) {
        this.caller = caller;
        this.boards = boards;
    }

    /** @throws ProblemException 401 or 403 */
    void requireBeds() {
        caller.requireScope("beds:read");
    }

    boolean bedsOf(String trust) {
        Set<String> trusts = trusts();
        return trusts == null || trusts.contains(trust);
    }

    boolean patientsOf(String trust) {
        return caller.hasScope("patients:read") && caller.mayActFor(trust);
    }

    /** Null for all. */
    private @Nullable Set<String> trusts() {
        return caller.role().equals("board") ? boards.seenBy(caller.org()) : null;
    }
}
