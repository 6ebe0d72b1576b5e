package org.homeward.discharge.care;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.homeward.discharge.ForgetOldCases;
import org.homeward.discharge.Servers;
import org.homeward.discharge.care.persistence.Providers;
import org.homeward.kit.db.Transactions;
import org.junit.jupiter.api.Test;

/** Of providers the last word is kept while it decides whom to ask, or while an older word may still come. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ForgottenProvidersTest {

    private static final String PROVIDER = """
            {"provider":"%s","name":"x","areas":["LE3"],"tier":1,"services":[%s],"skills":[],"contracts":[%s],"version":1}""";
    private static final String CONTRACT = "{\"area\":\"LE3 9\",\"service\":\"reablement\",\"tier\":1}";

    @Inject
    Database database;

    @Inject
    Transactions transactions;

    @Inject
    Providers providers;

    @Inject
    ForgetOldCases forget;

    @Test
    void whoOffersNothingIsForgottenAfterTheTimeOfHistory() {
        database.forgetEverything();
        keep("ASH", "\"reablement\"", "");
        keep("ELM", "", CONTRACT);
        keep("OAK", "", "");
        keep("YEW", "", "");
        database.execute("update care_provider set heard_at = heard_at - interval '9 years' where id <> 'YEW'");
        forget.forget(Instant.now());
        assertThat(database.rows("select id from care_provider order by id")).containsExactly("ASH", "ELM", "YEW");
    }

    private void keep(String id, String services, String contracts) {
        byte[] data = PROVIDER.formatted(id, services, contracts).getBytes(UTF_8);
        transactions.perform(connection -> providers.keep(connection, Providers.read(data)));
    }
}
