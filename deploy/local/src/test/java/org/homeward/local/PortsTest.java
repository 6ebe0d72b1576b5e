package org.homeward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void areTheUsualOnesUnlessToldOtherwise() {
        assertThat(Ports.from(Map.of(), Map.of())).isEqualTo(Ports.USUAL);
    }

    @Test
    void comeFromAFlagBeforeAVariable() {
        Map<String, String> environment =
                Map.of("HOMEWARD_MLLP_PORT", "3001", "HOMEWARD_KAFKA_CONTROLLER_PORT", "3002");

        Ports ports = Ports.from(Map.of("mllp-port", "4001"), environment);

        assertThat(ports.mllp()).isEqualTo(4001);
        assertThat(ports.kafkaController()).isEqualTo(3002);
        assertThat(ports.gateway()).isEqualTo(8080);
    }

    @Test
    void areFreeOnesForZero() {
        assertThat(Ports.from(Map.of("gateway-port", "0"), Map.of()).gateway()).isPositive();
        assertThat(new HashSet<>(Ports.free().byName().values())).doesNotContain(0);
    }

    @Test
    void mustBePorts() {
        for (String wrong : new String[] {"-1", "65536", "http", ""}) {
            assertThatThrownBy(() -> Ports.from(Map.of("gateway-port", wrong), Map.of()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("--gateway-port")
                    .hasMessageContaining("'" + wrong + "'");
        }
    }

    @Test
    void haveAVariableEach() {
        assertThat(Ports.variable("kafka-controller")).isEqualTo("HOMEWARD_KAFKA_CONTROLLER_PORT");
    }
}
