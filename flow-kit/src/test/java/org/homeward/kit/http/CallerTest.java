package org.homeward.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallerTest {

    private record Token(Map<String, String> claims) implements JsonWebToken {

        @Override
        public String getName() {
            return "somebody";
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings("unchecked") // The interface leaves the type of a claim to the caller.
        public <T> T getClaim(String name) {
            return (T) claims.get(name);
        }
    }

    private final Caller operator = Caller.of(new Token(Map.of("role", "operator", "org", "RXX")));

    @AfterEach
    void forget() {
        System.clearProperty("homeward.local");
        System.clearProperty("homeward.operators");
    }

    @Test
    void hasNoOperatorsUnlessLocal() {
        assertThat(operator.isOperator()).isFalse();
        assertThat(operator.mayActFor("RXX")).isFalse();
        System.setProperty("homeward.local", "true");
        assertThat(operator.isOperator()).isTrue();
        assertThat(operator.mayActFor("RYY")).isTrue();
        System.setProperty("homeward.operators", "false");
        assertThat(operator.isOperator()).isFalse();
    }
}
