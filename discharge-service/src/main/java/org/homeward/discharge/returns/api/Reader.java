package org.homeward.discharge.returns.api;

import jakarta.enterprise.context.RequestScoped;
import org.homeward.kit.http.Boards;
import org.homeward.kit.http.Caller;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Who may read which returns: a trust its own, a board those of its trusts, an operator everybody's. The stays behind a
 * number are patients: the trust's own and an operator's matter.
 */
@RequestScoped
class Reader {

    private static final String BOARD = "board";

    private final Caller caller;
    private final Boards boards;

    Reader(Caller caller, Boards boards) {
        this.caller = caller;
        this.boards = boards;
    }

    /**
     * The trust whose returns are asked for, by default a hospital's own.
     *
     * @throws ProblemException 401, 403, or 400 where nobody has said which trust
     */
    String trust(@Nullable String asked) {
        caller.requireScope("flow:read");
        boolean board = BOARD.equals(caller.role());
        String trust = asked == null && !board ? caller.org() : asked;
        if (trust == null || trust.isBlank()) {
            throw ProblemException.field("trust", "is needed");
        }
        if (!caller.mayActFor(trust) && !(board && boards.sees(caller.org(), trust))) {
            throw ProblemException.forbidden("returns are shown to the trust itself and to its board");
        }
        return trust;
    }

    /**
     * The trust whose stays are asked for.
     *
     * @throws ProblemException as {@link #trust}, and 403 for those who see its numbers but not its patients
     */
    String trustOfStays(@Nullable String asked) {
        String trust = trust(asked);
        caller.requireScope("patients:read");
        if (!caller.mayActFor(trust)) {
            throw ProblemException.forbidden("patients are shown to the trust itself");
        }
        return trust;
    }
}
