package org.homeward.gateway.board;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Builds the board and runs its own tests (npm test), hands out tokens with one click, and has {@link FakeGateway} ready
 * to feed the board in the replica's stead.
 */
public class BoardProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.quinoa", "true",
                "quarkus.quinoa.run-tests", "true",
                "quarkus.http.test-port", "0",
                "homeward.local", "true",
                "homeward.board.fake", "true");
    }
}
