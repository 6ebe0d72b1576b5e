package org.homeward.housing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.homeward.housing.AuthorityServer.Manner;
import org.homeward.housing.AuthorityServer.Told;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A referral reaches an authority that wants to be told, whatever that does, and stops the moment it is withdrawn. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class DeliveryTest {

    private static final String HOSPITAL = Tokens.hospital("RXX");
    private static final AuthorityServer AUTHORITY = AuthorityServer.HERE;

    @Inject
    Database database;

    private final UUID test = UUID.randomUUID();
    private final String stay = "RXX:" + test;
    private final String name = "Zebedee " + test.toString().substring(0, 8);

    @BeforeEach
    void someoneIsInHospital() {
        AUTHORITY.behaves();
        AdmissionFeed.admitted(stay);
    }

    @Test
    void isSentOnceItIsTaken() {
        String id = raised();
        awaitStatus(id, "sent");
        List<Told> told = AUTHORITY.told(name);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().signature()).matches("t=[0-9]{10},v1=[0-9a-f]{64}");
        assertThat(one(id).getList("history.what", String.class)).containsExactly("drafted", "consent-given", "sent");
    }

    @Test
    void isTriedAgainUnderTheSameIdUntilItIsTaken() {
        AUTHORITY.behaves(Manner.REFUSE, Manner.DIE_AFTER_TAKING, Manner.REFUSE);
        String id = raised();
        awaitStatus(id, "sent");
        List<Told> told = AUTHORITY.told(name);
        assertThat(told).hasSize(2);
        assertThat(told.stream().map(Told::delivery).distinct())
                .as("taken once")
                .hasSize(1);
        assertThat(one(id).getList("attempts.outcome", String.class))
                .containsExactly("status-503", "no-answer", "status-503", "taken");
    }

    @Test
    void oneWhoSaysNothingIsAskedAgain() {
        AUTHORITY.behaves(Manner.SAY_NOTHING);
        String id = raised();
        awaitStatus(id, "sent");
        assertThat(one(id).getList("attempts.outcome", String.class)).containsExactly("no-answer", "taken");
    }

    @Test
    void aSecondAnswerIsAnAnswerToNothing() {
        AUTHORITY.behaves(Manner.ANSWER_TWICE);
        String id = raised();
        awaitStatus(id, "sent");
        assertThat(AUTHORITY.told(name)).hasSize(1);
        assertThat(one(id).getList("history.what", String.class)).containsExactly("drafted", "consent-given", "sent");
    }

    @Test
    void aWithdrawalStopsItInTheMiddleOfASentence() {
        AUTHORITY.behaves(Manner.SAY_NOTHING);
        String id = raised();
        await().until(() -> !AUTHORITY.told(name).isEmpty());
        withdraw(id);
        await().until(() -> AUTHORITY.wasHungUpOn(name));
        await().until(() -> AUTHORITY.told("\"withdrawal\"").stream()
                .anyMatch(told -> told.body().contains(id)));
        JsonPath withdrawn = one(id);
        assertThat(withdrawn.getList("attempts.outcome", String.class)).contains("called-back");
        assertThat(withdrawn.getString("status")).isEqualTo("withdrawn");
        assertThat(AUTHORITY.told(name)).hasSize(1);
    }

    @Test
    void aWithdrawalBetweenTwoAttemptsIsTheEndOfThem() {
        AUTHORITY.behaves(Manner.REFUSE, Manner.REFUSE, Manner.REFUSE, Manner.REFUSE, Manner.REFUSE, Manner.REFUSE);
        String id = raised();
        await().until(() -> !one(id).getList("attempts").isEmpty());
        withdraw(id);
        await().until(() -> AUTHORITY.told("\"withdrawal\"").stream()
                .anyMatch(told -> told.body().contains(id)));
        assertThat(AUTHORITY.told(name)).isEmpty();
        assertThat(one(id).getString("status")).isEqualTo("withdrawn");
    }

    @Test
    void whatCannotBeDeliveredInTimeIsSeen() {
        AUTHORITY.behaves(Manner.REFUSE, Manner.SAY_NOTHING);
        String id = raised();
        await().until(() -> !one(id).getList("attempts").isEmpty());
        AUTHORITY.behaves(Manner.REFUSE, Manner.REFUSE);
        database.execute("update delivery set begun_at = begun_at - interval '73 hours' where referral = '" + id + "'");
        await().until(() -> "stuck".equals(one(id).getString("deliveries[0].status")));
        assertThat(one(id).getString("status")).isEqualTo("consented");
        assertThat(given().get("/q/metrics").asString()).containsPattern("homeward_housing_deliveries_stuck 1");
    }

    private void awaitStatus(String id, String status) {
        await().atMost(Duration.ofSeconds(30)).until(() -> status.equals(one(id).getString("status")));
    }

    private String raised() {
        return as().body("""
                        {"type":"duty-to-refer","stay":"%s","name":"%s","contact":{"phone":"07700 900123"},\
                        "reason":"no fixed abode","authority":"%s",\
                        "consent":{"toRefer":true,"toShareContact":true}}""".formatted(stay, name, Servers.TOLD))
                .post("/v1/referrals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void withdraw(String id) {
        as().post("/v1/referrals/" + id + "/withdraw").then().statusCode(200);
    }

    private static JsonPath one(String id) {
        return as().get("/v1/referrals/" + id).then().statusCode(200).extract().jsonPath();
    }

    private static RequestSpecification as() {
        return given().header("Authorization", "Bearer " + HOSPITAL)
                .contentType("application/json")
                .urlEncodingEnabled(false);
    }
}
