package org.homeward.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortCheckTest {

    @Test
    void passesWhenAllAreFree() {
        Ports free = Ports.free();

        assertThatCode(() -> PortCheck.check(free)).doesNotThrowAnyException();
    }

    @Test
    void namesThePortThatIsTakenAndTheSettingThatMovesIt() throws Exception {
        Ports free = Ports.free();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            Ports ports = new Ports(
                    free.gateway(), free.admission(), free.capacity(), free.discharge(), free.housing(), port, 0, 0, 0);

            assertThatThrownBy(() -> PortCheck.check(ports))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Port " + port + " (mllp) is taken")
                    .hasMessageContaining("--mllp-port or HOMEWARD_MLLP_PORT");
        }
    }
}
