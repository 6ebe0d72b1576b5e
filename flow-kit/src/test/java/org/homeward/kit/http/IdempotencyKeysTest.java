package org.homeward.kit.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.homeward.kit.fixture.Servers;
import org.homeward.kit.http.IdempotencyKeys.Answer;
import org.homeward.kit.http.IdempotencyKeys.Command;
import org.junit.jupiter.api.Test;

class IdempotencyKeysTest {

    private final Servers servers = new Servers();
    private final IdempotencyKeys keys = new IdempotencyKeys();
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void givesTheStoredAnswerToTheSameCommand() {
        assertThat(send(command("k1", "{}"))).isEqualTo(new Answer(201, "{\"id\":1}", "/v1/things/1"));
        assertThat(send(command("k1", "{}"))).isEqualTo(new Answer(201, "{\"id\":1}", "/v1/things/1"));
        assertThat(done).hasValue(1);
    }

    @Test
    void refusesTheKeyWithAnotherBody() {
        send(command("k1", "{}"));
        assertThatThrownBy(() -> send(command("k1", "{\"other\":1}"))).hasMessageStartingWith("422 ");
    }

    @Test
    void tellsCallersAndPathsApart() {
        send(command("k1", "{}"));
        send(new Command("k1", "somebody else", "/v1/things", "{}".getBytes(UTF_8)));
        send(new Command("k1", "me", "/v1/others", "{}".getBytes(UTF_8)));
        send(command(null, "{}"));
        send(command(null, "{}"));
        assertThat(done).hasValue(5);
    }

    @Test
    void forgetsACommandThatWasRolledBack() {
        assertThatThrownBy(() -> servers.transactions()
                        .run(connection -> keys.once(connection, command("k1", "{}"), c -> {
                            throw ProblemException.conflict("held", "no");
                        })))
                .hasMessageStartingWith("409 ");
        assertThat(send(command("k1", "{}")).status()).isEqualTo(201);
    }

    @Test
    void doesWhatWasNotThereYetWhenItIsAskedForAgain() {
        Answer unknown = servers.transactions()
                .run(connection -> keys.once(connection, command("k1", "{}"), c -> new Answer(404, "{}", null)));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(send(command("k1", "{}")).status()).isEqualTo(201);
    }

    @Test
    void doesItOnceForManyAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var answers = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> send(command("k1", "{}"))))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get().body()).isEqualTo("{\"id\":1}");
            }
        }
        assertThat(done).hasValue(1);
    }

    @Test
    void forgetsWhatIsOld() {
        send(command("k1", "{}"));
        servers.transactions()
                .run(connection -> keys.purge(connection, Instant.now().plusSeconds(60)));
        send(command("k1", "{\"other\":1}"));
        assertThat(done).hasValue(2);
    }

    private Answer send(Command command) {
        return servers.transactions()
                .run(connection -> keys.once(connection, command, c -> {
                    int id = done.incrementAndGet();
                    return new Answer(201, "{\"id\":" + id + "}", "/v1/things/" + id);
                }));
    }

    private static Command command(String key, String body) {
        return new Command(key, "me", "/v1/things", body.getBytes(UTF_8));
    }
}
