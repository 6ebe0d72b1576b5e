package org.homeward.gateway.board;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Builds the board and runs its own tests (npm test), and lets a stream of the tests' making feed it. */
public class BoardProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.quinoa", "true",
                "quarkus.quinoa.run-tests", "true",
                "quarkus.http.test-port", "0",
                "homeward.board.fake", "true");
    }
}
