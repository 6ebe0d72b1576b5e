package org.homeward.kit.http;

import java.util.Objects;

/** Ends a request with this problem as its answer. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.status() + " " + problem.type(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return Objects.requireNonNull(problem);
    }

    /** A field is wrong: 400 with its name and the reason. */
    public static ProblemException field(String field, String reason) {
        return new ProblemException(Problem.invalid(new Problem.FieldError(field, reason)));
    }

    public static ProblemException notFound() {
        return new ProblemException(Problem.notFound());
    }

    public static ProblemException forbidden(String detail) {
        return new ProblemException(Problem.forbidden(detail));
    }

    public static ProblemException conflict(String slug, String detail) {
        return new ProblemException(Problem.conflict(slug, detail));
    }
}
