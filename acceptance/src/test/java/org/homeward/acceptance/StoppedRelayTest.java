package org.homeward.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.homeward.acceptance.rig.Checks;
import org.homeward.acceptance.rig.Hospital;
import org.homeward.acceptance.rig.PersistentSender;
import org.homeward.acceptance.rig.SenderLedger;
import org.homeward.local.FreePort;
import org.homeward.local.Stack;
import org.homeward.local.Stack.Part;
import org.junit.jupiter.api.Test;

/** A relay that is stopped (SIGSTOP), overtaken and woken again leaves a topic that tells a new gateway the truth. */
class StoppedRelayTest {

    private final Stack stack = SharedStack.get().stack();

    @Test
    void showsANewGatewayTheTableAfterARelayWasOvertakenAndWoken() throws Exception {
        Hospital hospital = new Hospital("RS1", "P1", 11).live(60);
        int mllp = FreePort.find();
        try (SenderLedger ledger = new SenderLedger(SharedStack.get().folder().resolve("P1.ledger"))) {
            int half = hospital.messages().size() / 2;
            new PersistentSender(stack.mllp(), ledger, 0)
                    .sendAll(hospital.messages().subList(0, half), 4, Duration.ofMinutes(2));
            stack.signal(Part.ADMISSION, "STOP");
            Process second = stack.startSecondAdmission(mllp);
            new PersistentSender(mllp, ledger, 0)
                    .sendAll(
                            hospital.messages()
                                    .subList(half, hospital.messages().size()),
                            4,
                            Duration.ofMinutes(2));
            Checks checks = new Checks(stack, Duration.ofSeconds(60));
            assertThat(checks.settled(() -> checks.beds(hospital)))
                    .as("the second relay has taken over")
                    .isEmpty();
            stack.signal(Part.ADMISSION, "CONT");
            stack.restart(Part.GATEWAY, Map.of());
            stack.awaitReady(Part.GATEWAY);

            assertThat(checks.findings(hospital, ledger)).isEmpty();
            second.destroy();
            assertThat(second.waitFor()).isNotEqualTo(1);
        }
    }
}
