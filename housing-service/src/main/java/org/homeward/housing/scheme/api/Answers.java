package org.homeward.housing.scheme.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.http.Problem;

/** Refusals as they are kept with an idempotency key. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    static Answer problem(Problem problem) {
        try {
            return new Answer(problem.status(), JSON.writeValueAsString(problem), null);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem that is no JSON");
        }
    }
}
