package org.homeward.kit.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
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
    void asksAnewWhatWasNotDecided() {
        Problem incomplete =
                Problem.conflict("not-complete", "not known yet").undecided().with("current", 1);
        for (Problem undecided : List.of(Problem.notFound(), Problem.changed("look again"), incomplete)) {
            assertThat(refuse(undecided).status()).isEqualTo(undecided.status());
        }
        assertThat(send(command("k1", "{}")).status()).isEqualTo(201);
    }

    @Test
    void saysARefusalThatWasDecidedAgain() {
        Answer refused = refuse(Problem.conflict("offer-lost", "another was first"));
        assertThat(send(command("k1", "{}"))).isEqualTo(refused);
        assertThat(refused.body())
                .isEqualTo("{\"type\":\"https://homeward.example/problems/offer-lost\","
                        + "\"title\":\"The request conflicts with what is\",\"status\":409,"
                        + "\"detail\":\"another was first\"}");
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

    private Answer refuse(Problem problem) {
        return servers.transactions()
                .run(connection ->
                        keys.once(connection, command("k1", "{}"), c -> Answer.of(problem, new ObjectMapper())));
    }

    private static Command command(String key, String body) {
        return new Command(key, "me", "/v1/things", body.getBytes(UTF_8));
    }
}
