package org.homeward.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.homeward.acceptance.rig.Checks;
import org.homeward.acceptance.rig.Hospital;
import org.homeward.acceptance.rig.Hospital.Message;
import org.homeward.acceptance.rig.PersistentSender;
import org.homeward.acceptance.rig.SenderLedger;
import org.homeward.local.FreePort;
import org.homeward.local.Stack;
import org.homeward.local.Stack.Part;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A relay that is stopped (SIGSTOP), overtaken and woken again leaves a topic that tells a new gateway the truth. */
class StoppedRelayTest {

    private static final int CONNECTIONS = 4;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Stack stack = SharedStack.get().stack();

    @ParameterizedTest
    @CsvSource({"ADMISSION, P1, 11", "CAPACITY, P2, 12"})
    void showsANewGatewayTheTableAfterARelayWasOvertakenAndWoken(Part stopped, String run, long seed) throws Exception {
        Hospital hospital = new Hospital("RS" + seed % 10, run, seed).live(60);
        List<Message> messages = hospital.messages();
        int half = messages.size() / 2;
        int mllp = FreePort.find();
        try (SenderLedger ledger = new SenderLedger(SharedStack.get().folder().resolve(run + ".ledger"))) {
            new PersistentSender(stack.mllp(), ledger, 0).sendAll(messages.subList(0, half), CONNECTIONS, LIMIT);
            stack.signal(stopped, "STOP");
            Process second = stack.startSecond(stopped, mllp);
            new PersistentSender(stopped == Part.ADMISSION ? mllp : stack.mllp(), ledger, 0)
                    .sendAll(messages.subList(half, messages.size()), CONNECTIONS, LIMIT);
            Checks checks = new Checks(stack, Duration.ofSeconds(60));
            assertThat(checks.settled(() -> checks.beds(hospital)))
                    .as("the second relay has taken over")
                    .isEmpty();
            stack.signal(stopped, "CONT");
            stack.restart(Part.GATEWAY, Map.of());
            stack.awaitReady(Part.GATEWAY);

            assertThat(checks.findings(hospital, ledger)).isEmpty();
            second.destroy();
            assertThat(second.waitFor()).isNotEqualTo(1);
        }
    }
}
