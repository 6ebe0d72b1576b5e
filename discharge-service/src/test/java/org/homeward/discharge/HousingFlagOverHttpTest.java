package org.homeward.discharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That a patient has no home to go to, from feeds and people, and the task that follows from it. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class HousingFlagOverHttpTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Inject
    Database database;

    private final String stay = "RXX:" + UUID.randomUUID();
    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void begin() {
        database.forgetEverything();
    }

    @Test
    void aFeedsFlagRaisesATaskThatEndsWhenSomebodyHasAsked() {
        AdmissionFeed.send(List.of(AdmissionFeed.livingNowhere(stay, 1, hoursAgo(5), "A04", "registered", true)));
        Api.awaitCase(stay, "in-hospital");
        Api.as(Api.HOSPITAL)
                .get("/v1/discharge-cases/" + stay)
                .then()
                .body("housingFlag.flag", equalTo("no-fixed-abode"))
                .body("housingFlag.by", equalTo("PAS|RXX"))
                .body("housingFlag.proposed", equalTo(true));
        assertThat(Api.worklist("?status=all").getString("items[0].housingFlag.flag"))
                .isEqualTo("no-fixed-abode");
        assertThat(open()).hasSize(1);
        duty(1, "draft");
        awaitDuty("draft");
        assertThat(open()).as("a draft asks nobody").hasSize(1);
        duty(2, "sent");
        awaitDuty("sent");
        assertThat(open()).isEmpty();
        assertThat(tasks("&status=cleared")).hasSize(1);
    }

    @Test
    void aReferralThatCameBeforeItsStayRaisesNoTask() {
        duty(2, "withdrawn");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> "1".equals(database.one("select count(*) from housing_matter")));
        AdmissionFeed.send(List.of(AdmissionFeed.livingNowhere(stay, 1, hoursAgo(5), "A01", "admitted", true)));
        Api.awaitCase(stay, "in-hospital");
        assertThat(tasks("&status=all")).isEmpty();
    }

    @Test
    void whatAPersonSaysStandsBeforeTheFeed() {
        AdmissionFeed.send(List.of(AdmissionFeed.livingNowhere(stay, 1, hoursAgo(5), "A01", "admitted", true)));
        Api.awaitCase(stay, "in-hospital");
        for (int i = 0; i < 2; i++) {
            Api.as(Api.HOSPITAL)
                    .header("Idempotency-Key", stay)
                    .body("{\"flag\":\"none\"}")
                    .put("/v1/stays/" + stay + "/housing-flag")
                    .then()
                    .statusCode(200)
                    .body("housingFlag.flag", equalTo("none"))
                    .body("housingFlag.proposed", equalTo(false));
        }
        assertThat(open()).isEmpty();
        String told = CaseTopic.await("case:" + stay, data -> data.contains("\"flag\":\"none\""));
        assertThat(told).contains("\"housingFlag\":{\"flag\":\"none\",\"by\":\"hospital-RXX\"");
        Api.as(Api.HOSPITAL)
                .body("{\"flag\":\"threatened\"}")
                .put("/v1/stays/" + stay + "/housing-flag")
                .then()
                .statusCode(200);
        assertThat(open()).hasSize(1);
    }

    @Test
    void refusesWhatIsNoFlagAndWhoMayNotSaySo() {
        AdmissionFeed.send(List.of(AdmissionFeed.livingNowhere(stay, 1, hoursAgo(5), "A01", "admitted", false)));
        Api.awaitCase(stay, "in-hospital");
        String path = "/v1/stays/" + stay + "/housing-flag";
        for (String wrong : List.of("{}", "{\"flag\":\"homeless\"}", "{\"flag\":null}")) {
            Api.as(Api.HOSPITAL).body(wrong).put(path).then().statusCode(400).body("errors[0].field", equalTo("flag"));
        }
        String body = "{\"flag\":\"no-fixed-abode\"}";
        Api.as(Tokens.hospital("RYY")).body(body).put(path).then().statusCode(404);
        Api.as(Tokens.board()).body(body).put(path).then().statusCode(403);
        Api.as(Api.HOSPITAL)
                .body(body)
                .put("/v1/stays/RXX:nobody/housing-flag")
                .then()
                .statusCode(404);
        Api.as(Api.HOSPITAL)
                .header("If-Match", "\"77\"")
                .body(body)
                .put(path)
                .then()
                .statusCode(409);
        AdmissionFeed.send(List.of(AdmissionFeed.stay(stay, 2, NOW, "cancelled", "", "")));
        Api.awaitCase(stay, "cancelled");
        Api.as(Api.HOSPITAL).body(body).put(path).then().statusCode(409).body("current.status", equalTo("cancelled"));
    }

    private void duty(long version, String status) {
        AdmissionFeed.sendRaw(
                List.of(HousingFeed.referral(id, "duty-to-refer", stay, version, status, hoursAgo(4), hoursAgo(3))));
    }

    private void awaitDuty(String status) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> status.equals(Api.discharge(stay).getString("housing[0].status")));
    }

    private static List<String> open() {
        return tasks("");
    }

    private static List<String> tasks(String query) {
        return Api.as(Api.HOSPITAL)
                .get("/v1/tasks?kind=refer-to-housing" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id");
    }

    private static Instant hoursAgo(int hours) {
        return NOW.minus(Duration.ofHours(hours));
    }
}
