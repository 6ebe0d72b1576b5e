package org.homeward.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.homeward.kit.batch.Overloaded;
import org.homeward.kit.db.DatabaseFailure;
import org.homeward.kit.log.WithoutMessage;
import org.jboss.logging.Logger;

/** Every failure of a request as problem details; nothing that was sent is repeated, in answers or in logs. */
public final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private ProblemMappers() {}

    @Provider
    public static final class OfProblem implements ExceptionMapper<ProblemException> {
        @Override
        public Response toResponse(ProblemException fault) {
            return Problems.response(fault.problem());
        }
    }

    @Provider
    public static final class OfJson implements ExceptionMapper<JsonProcessingException> {
        @Override
        public Response toResponse(JsonProcessingException fault) {
            return Problems.response(Problems.of(fault));
        }
    }

    /** The framework has a mapper of its own for exactly this type, which must not win. */
    @Provider
    public static final class OfMismatch implements ExceptionMapper<MismatchedInputException> {
        @Override
        public Response toResponse(MismatchedInputException fault) {
            return Problems.response(Problems.of(fault));
        }
    }

    @Provider
    public static final class OfStatus implements ExceptionMapper<WebApplicationException> {
        @Override
        public Response toResponse(WebApplicationException fault) {
            return Problems.response(Problems.of(fault));
        }
    }

    @Provider
    public static final class OfNotFound implements ExceptionMapper<NotFoundException> {
        @Override
        public Response toResponse(NotFoundException fault) {
            return Problems.response(Problem.notFound());
        }
    }

    @Provider
    public static final class OfUnauthorized implements ExceptionMapper<UnauthorizedException> {
        @Override
        public Response toResponse(UnauthorizedException fault) {
            return Problems.response(Problem.unauthorized());
        }
    }

    @Provider
    public static final class OfFailedAuthentication implements ExceptionMapper<AuthenticationFailedException> {
        @Override
        public Response toResponse(AuthenticationFailedException fault) {
            return Problems.response(Problem.unauthorized());
        }
    }

    @Provider
    public static final class OfForbidden implements ExceptionMapper<ForbiddenException> {
        @Override
        public Response toResponse(ForbiddenException fault) {
            return Problems.response(Problem.forbidden("the token's rights end here"));
        }
    }

    @Provider
    public static final class OfDatabase implements ExceptionMapper<DatabaseFailure> {
        @Override
        public Response toResponse(DatabaseFailure fault) {
            LOG.error("Database failure in a request", fault);
            return Problems.response(problem(fault));
        }

        private static Problem problem(DatabaseFailure fault) {
            if (fault.isTransient()) {
                return Problem.unavailable("the store does not answer");
            }
            return fault.isOfAValue()
                    ? Problem.badRequest("a text is too long or has a NUL, or a number or time is out of all range")
                    : Problem.internal();
        }
    }

    @Provider
    public static final class OfOverload implements ExceptionMapper<Overloaded> {
        @Override
        public Response toResponse(Overloaded fault) {
            return Problems.response(Problem.unavailable("too much is waiting to be stored"));
        }
    }

    @Provider
    public static final class OfAnything implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable fault) {
            if (isNoMediaType(fault)) {
                return Problems.response(Problems.of(new NotSupportedException()));
            }
            if (HangUp.isCauseOf(fault)) {
                LOG.debug("A caller hung up in the middle of its request");
            } else {
                LOG.error("A request failed", WithoutMessage.of(fault));
            }
            return Problems.response(Problem.internal());
        }

        /** A Content-Type without a slash: where a path takes several, the framework parses it and fails. */
        private static boolean isNoMediaType(Throwable fault) {
            StackTraceElement[] trace = fault.getStackTrace();
            return fault instanceof IllegalArgumentException
                    && trace.length > 0
                    && trace[0].getClassName().endsWith(".MediaTypeHeaderDelegate");
        }
    }
}
