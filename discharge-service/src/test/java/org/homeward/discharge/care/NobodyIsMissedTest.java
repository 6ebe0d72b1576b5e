package org.homeward.discharge.care;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.homeward.discharge.Servers;
import org.homeward.discharge.care.persistence.Providers;
import org.homeward.kit.db.Transactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider that appears at the moment in which a search comes to its end is asked, not found by chance later. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class NobodyIsMissedTest {

    private static final String NEW = """
            {"provider":"ELM","name":"Elm","areas":["LE3"],"tier":2,"services":["reablement"],"skills":[],"contracts":[],\
            "version":1}""";

    @Inject
    Database database;

    @Inject
    Transactions transactions;

    @Inject
    Providers providers;

    private String id;

    @BeforeEach
    void offerToTheOnlyOne() {
        database.forgetEverything();
        Feeds.provider("ROWAN", 1);
        Feeds.stay("RXX:1", "ann", 1, "admitted", Instant.now());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> database.one("select count(*) from care_provider").equals("1"));
        id = Api.requested("RXX:1");
    }

    @Test
    void whoAppearsWhileTheLastOneDeclinesIsAsked() throws InterruptedException, ExecutionException {
        String offer = Api.offer(id, "ROWAN");
        try (ExecutorService provider = Executors.newSingleThreadExecutor()) {
            Future<Integer> declined = whileOneAppears(() -> provider.submit(() -> Api.as(Tokens.provider("ROWAN"))
                    .body("{\"reason\":\"no-capacity\"}")
                    .post("/v1/offers/" + offer + "/decline")
                    .statusCode()));
            assertThat(declined.get()).isEqualTo(200);
        }
        Api.awaitStatusOf(id, "ELM", "sent");
    }

    @Test
    void whoAppearsWhileTheLastTierRunsOutIsAsked() {
        whileOneAppears(() -> {
            database.execute(Clock.OVER.toArray(new String[0]));
            return null;
        });
        Api.awaitStatusOf(id, "ELM", "sent");
    }

    /** Does something between the moment in which a provider is written and the one in which that is committed. */
    private <T> T whileOneAppears(Supplier<T> meanwhile) {
        return transactions.<T>run(connection -> {
            providers.awaitStillness(connection);
            providers.keep(connection, Providers.read(NEW.getBytes(UTF_8)));
            T begun = meanwhile.get();
            await().atMost(Duration.ofSeconds(8)).until(database::isSomebodyWaiting);
            return begun;
        });
    }
}
