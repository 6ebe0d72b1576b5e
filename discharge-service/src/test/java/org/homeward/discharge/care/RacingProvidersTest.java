package org.homeward.discharge.care;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.homeward.discharge.Servers;
import org.homeward.discharge.care.AnswerOffer.Outcome;
import org.homeward.discharge.care.AnswerOffer.Says;
import org.homeward.discharge.care.persistence.Providers;
import org.homeward.kit.http.IdempotencyKeys;
import org.junit.jupiter.api.Test;

/**
 * 1,000 providers of one tier accept at once: exactly one has the package, and every other learns for certain that its
 * offer is lost.
 */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class RacingProvidersTest {

    private static final int PROVIDERS = 1_000;
    private static final int AT_ONCE = 64;
    private static final long SEED = 7;

    @Inject
    ApplyProviderEvents providers;

    @Inject
    AnswerOffer answers;

    @Inject
    Database database;

    @Test
    void findsOneWinnerAndTellsAllOthers() throws InterruptedException, ExecutionException {
        database.forgetEverything();
        providers.apply(everybody());
        Feeds.stay("RXX:1", "ann", 1, "admitted", Instant.now());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> database.one("select count(*) from care_stay").equals("1"));
        String id = Api.requested("RXX:1");
        List<String> offers = new ArrayList<>(database.rows("select id from package_offer where status = 'sent'"));
        assertThat(offers).hasSize(PROVIDERS);
        Collections.shuffle(offers, new Random(SEED));

        Map<String, Long> outcomes = race(offers);

        assertThat(outcomes).as("seed %d", SEED).containsOnly(Map.entry("accepted", 1L), Map.entry("OFFER_LOST", 999L));
        assertThat(database.rows("select status, count(*) from package_offer group by status order by status"))
                .containsExactly("accepted|1", "lost|999");
        assertThat(Api.of(id).getString("status")).isEqualTo("accepted");
        assertThat(Api.of(id).getList("commitments")).hasSize(1);
        assertThat(database.one("select count(*) from package_of_care where version = 2"))
                .isEqualTo("1");
    }

    private Map<String, Long> race(List<String> offers) throws InterruptedException, ExecutionException {
        List<Callable<String>> work = offers.stream()
                .<Callable<String>>map(offer -> () -> accept(offer))
                .toList();
        List<String> outcomes = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<String> done : clients.invokeAll(work)) {
                outcomes.add(done.get());
            }
        }
        return outcomes.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private String accept(String offer) {
        Actor actor = new Actor("provider", trust -> false, provider -> true);
        var once = new IdempotencyKeys.Command(null, "provider", "/v1/offers", new byte[0]);
        return String.valueOf(answers.answer(
                        new AnswerOffer.Command(
                                UUID.fromString(offer),
                                new Says.Accepts(Instant.now().plusSeconds(60)),
                                actor,
                                once),
                        outcome -> new IdempotencyKeys.Answer(200, told(outcome), null))
                .body());
    }

    private static String told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered -> answered.offer().status().code();
            case Outcome.Refused refused -> refused.reason().name();
            case Outcome.UnknownOffer unknown -> "unknown";
        };
    }

    private static List<Providers.Received> everybody() {
        List<Providers.Received> all = new ArrayList<>();
        for (int i = 0; i < PROVIDERS; i++) {
            String data = """
                    {"provider":"P%d","areas":["LE3"],"tier":1,"services":["reablement"],"version":1}""".formatted(i);
            all.add(Providers.read(data.getBytes(UTF_8)));
        }
        return all;
    }
}
