package org.homeward.housing.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.http.Problem;
import org.homeward.kit.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Answers to commands as they leave, and the version that a command was decided on. */
public final class Answered {

    private Answered() {}

    public static Response response(Answer answer) {
        Response.ResponseBuilder response = Response.status(answer.status()).entity(answer.body());
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        return response.type(answer.status() < 400 ? MediaType.APPLICATION_JSON : Problem.MEDIA_TYPE)
                .build();
    }

    /** The version in an If-Match; null if there is none, or any will do. */
    public static @Nullable Long seenVersion(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        try {
            return Long.valueOf(ifMatch.strip().replace("W/", "").replace("\"", ""));
        } catch (NumberFormatException other) {
            throw ProblemException.field("If-Match", "must be an ETag that was given out here");
        }
    }
}
