package org.homeward.admission.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.admission.RunningServers;
import org.homeward.admission.hl7.mllp.MllpListener;
import org.homeward.local.mllp.MllpConnection;
import org.homeward.local.mllp.MllpConnection.Ack;
import org.junit.jupiter.api.Test;

/** Every message that we can get hold of, through the socket into the store: none is lost, and none without an answer. */
@QuarkusTest
@QuarkusTestResource(RunningServers.class)
class CorpusOverMllpTest {

    /** What a message that is answered AA is stored as. */
    private static final Set<String> TAKEN = Set.of("accepted", "no-effect", "parked");

    @Inject
    MllpListener listener;

    @Inject
    AgroalDataSource pool;

    @Test
    void storesEveryMessageOfTheSamplesAsItWasAnswered() throws Exception {
        sendAndCompare(CorpusFiles.SAMPLES);
    }

    @Test
    void storesEveryMessageOfTheCorpusAsItWasAnswered() throws Exception {
        Path corpus = CorpusFiles.corpus().orElse(null);
        if (corpus != null) {
            sendAndCompare(corpus);
        }
    }

    private void sendAndCompare(Path folder) throws IOException, SQLException {
        Map<ByteBuffer, Ack> answers = new HashMap<>();
        try (MllpConnection connection = new MllpConnection(listener.port(), Duration.ofMinutes(1))) {
            for (Path file : CorpusFiles.below(folder)) {
                for (byte[] message : CorpusFiles.messages(file)) {
                    answers.putIfAbsent(ByteBuffer.wrap(message), ask(connection, file, message));
                }
            }
        }
        assertThat(answers).isNotEmpty();

        Map<ByteBuffer, List<String>> stored = stored();
        answers.forEach((message, ack) -> assertThat(ack).satisfies(answer -> {
            List<String> outcomes = stored.getOrDefault(message, List.of());
            if (answer.code().equals("AA")) {
                assertThat(outcomes).hasSize(1).isSubsetOf(TAKEN);
            } else {
                assertThat(answer.code()).isIn("AE", "AR");
                assertThat(answer.reason()).isNotBlank();
                assertThat(answer.error()).isNotBlank();
                assertThat(outcomes).isNotEmpty().isSubsetOf("refused", "conflict");
            }
        }));
    }

    private static Ack ask(MllpConnection connection, Path file, byte[] message) {
        try {
            return connection.ask(message);
        } catch (IOException e) {
            throw new UncheckedIOException("a message of " + file.getFileName() + " has no answer", e);
        }
    }

    private Map<ByteBuffer, List<String>> stored() throws SQLException {
        Map<ByteBuffer, List<String>> outcomes = new HashMap<>();
        try (Connection connection = pool.getConnection();
                ResultSet row = connection.createStatement().executeQuery("select raw, outcome from message")) {
            while (row.next()) {
                outcomes.computeIfAbsent(ByteBuffer.wrap(row.getBytes(1)), raw -> new ArrayList<>())
                        .add(row.getString(2));
            }
        }
        return outcomes;
    }
}
