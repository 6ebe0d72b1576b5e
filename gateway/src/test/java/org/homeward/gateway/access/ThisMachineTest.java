package org.homeward.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThisMachineTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:8080", "[::1]:8080"})
    void isCalledByItsOwnNames(String host) {
        assertThat(ThisMachine.isCalledBy(host, null)).isTrue();
        assertThat(ThisMachine.isCalledBy(host, "http://" + host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebound.example:8080",
                "localhost.rebound.example",
                "127.0.0.1.rebound.example",
                "user@localhost@rebound.example",
                "192.168.0.7:8080",
                "localhost rebound.example",
                ""
            })
    void isNotCalledByAnotherName(String host) {
        assertThat(ThisMachine.isCalledBy(host, null)).isFalse();
        assertThat(ThisMachine.isCalledBy(host, "http://" + host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://rebound.example", "http://localhost:9090", "http://localhost", "null", ""})
    void isNotCalledByAPageOfAnotherOrigin(String origin) {
        assertThat(ThisMachine.isCalledBy("localhost:8080", origin)).isFalse();
    }

    @Test
    void isNotCalledWithoutAName() {
        assertThat(ThisMachine.isCalledBy(null, null)).isFalse();
    }
}
