package org.homeward.housing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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

    /** What councils ask for: which hospital, when the person leaves, when and how they consented; and nothing of ours. */
    @Test
    void saysWhichHospitalAsksAndWhenThePersonLeaves() {
        AUTHORITY.refusesAll();
        String id = raised();
        AdmissionFeed.expected(stay, 3, "{\"date\":\"2026-12-09\",\"proposed\":false}");
        await().until(() -> "2026-12-09".equals(one(id).getString("expectedDischarge")));
        AUTHORITY.behaves();
        awaitStatus(id, "sent");
        String body = AUTHORITY.told(name).getFirst().body();
        JsonPath told = JsonPath.from(body);
        assertThat(told.getString("trust")).isEqualTo("RXX");
        assertThat(told.getString("expectedDischarge")).isEqualTo("2026-12-09");
        assertThat(told.getString("consent.givenAt")).isEqualTo("2026-06-03T10:00:00Z");
        assertThat(told.getString("consent.how")).isEqualTo("telephone");
        assertThat(told.getString("contact.phone")).isEqualTo("07700 900123");
        assertThat(body).doesNotContain(stay).doesNotContain(AdmissionFeed.patient(stay));
        int version = told.getInt("version");
        withdraw(id);
        await().until(() -> !withdrawals(id).isEmpty());
        JsonPath withdrawal = JsonPath.from(withdrawals(id).getFirst().body());
        assertThat(withdrawal.getInt("version"))
                .as("a referral that comes after it is older")
                .isGreaterThan(version);
        assertThat(withdrawal.getMap("").keySet())
                .isEqualTo(Set.of("delivery", "kind", "referral", "version", "authority"));
    }

    @Test
    void oneThatIsSlowHoldsUpNoOther() {
        AuthorityServer slow = AuthorityServer.THERE;
        slow.saysNothingToAll();
        try {
            for (int i = 0; i < 20; i++) {
                AdmissionFeed.admitted(stay + "-" + i);
                raised(stay + "-" + i, "slow " + name, Servers.TOLD_TOO);
            }
            awaitStatus(raised(), "sent");
            assertThat(slow.told(name))
                    .as("those that were due before it wait for their turn")
                    .hasSizeBetween(1, 19);
        } finally {
            slow.behaves();
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> listed("?authority=" + Servers.TOLD_TOO + "&status=sent&limit=1000")
                                .size()
                        >= 20);
        assertThat(slow.mostWhoWaited())
                .as("two at once, and two more whose hanging up was not heard yet")
                .isLessThanOrEqualTo(4);
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
        AUTHORITY.refusesAll();
        String id = raised();
        // The pause after the third is long enough to withdraw in it, and so is every later one.
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            List<String> outcomes = one(id).getList("attempts.outcome", String.class);
            return outcomes.size() > 2 && outcomes.stream().allMatch("status-503"::equals);
        });
        withdraw(id);
        AUTHORITY.behaves();
        await().until(() -> AUTHORITY.told("\"withdrawal\"").stream()
                .anyMatch(told -> told.body().contains(id)));
        assertThat(AUTHORITY.told(name)).isEmpty();
        JsonPath withdrawn = one(id);
        assertThat(withdrawn.getString("status")).isEqualTo("withdrawn");
        assertThat(withdrawn.getString("deliveries.find { it.kind == 'referral' }.status"))
                .as("nothing of it is sent any more")
                .isEqualTo("stopped");
        assertThat(AUTHORITY.refused(name))
                .as("and every time that it was is known")
                .hasSizeBetween(1, withdrawn.getInt("deliveries.find { it.kind == 'referral' }.attempts"));
    }

    @Test
    void anAuthorityThatHasItSaysSoBeforeThatIsKnownHere() {
        AUTHORITY.behaves(Manner.SAY_NOTHING);
        String id = raised();
        await().until(() -> !AUTHORITY.told(name).isEmpty());
        assertThat(as(Tokens.authority(Servers.TOLD))
                        .get("/v1/referrals?status=consented&limit=1000")
                        .jsonPath()
                        .getList("items.id", String.class))
                .contains(id);
        assertThat(one(Tokens.authority(Servers.TOLD), id).getString("name")).isEqualTo(name);
        Response receipted = act(Tokens.authority(Servers.TOLD), id, "receipt");
        assertThat(receipted.statusCode()).as(receipted.asString()).isEqualTo(200);
        assertThat(receipted.jsonPath().getString("status")).isEqualTo("receipted");
        assertThat(receipted.jsonPath().getString("sentAt")).isNotNull();
        await().until(() -> one(id).getString("attempts[0].outcome") != null);
        assertThat(one(id).getString("attempts[0].outcome"))
                .as("nobody hangs up on it for that")
                .isEqualTo("no-answer");
        assertThat(one(id).getString("deliveries[0].status")).isEqualTo("delivered");
        assertThat(AUTHORITY.told(name)).hasSize(1);
        withdraw(id);
        await().until(() -> AUTHORITY.told("\"withdrawal\"").stream()
                .anyMatch(told -> told.body().contains(id)));
    }

    @Test
    void whatCannotBeDeliveredInTimeIsSeenAndTriedAgainWhenSomebodySaysSo() {
        String id = stuck();
        JsonPath seen = one(id);
        assertThat(seen.getString("status")).isEqualTo("stuck");
        assertThat(seen.getBoolean("overdue")).isTrue();
        assertThat(listed("?status=stuck&stay=" + stay)).containsExactly(id);
        assertThat(listed("?delivery=stuck&stay=" + stay)).containsExactly(id);
        assertThat(listed("?delivery=waiting&stay=" + stay)).isEmpty();
        ReferralTopic.await("referral:" + id, data -> data.contains("\"status\":\"stuck\""));
        assertThat(given().get("/q/metrics").asString()).containsPattern("homeward_housing_deliveries_stuck 1");
        assertThat(act(HOSPITAL, id, "deliver-again").statusCode()).isEqualTo(200);
        awaitStatus(id, "sent");
        assertThat(AUTHORITY.told(name)).hasSize(1);
        assertThat(one(id).getList("deliveries")).as("under the same id").hasSize(1);
        assertThat(one(id).getList("history.what", String.class))
                .containsExactly("drafted", "consent-given", "delivery-stuck", "delivery-resumed", "sent");
        Response again = act(HOSPITAL, id, "deliver-again");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.jsonPath().getString("current.status")).isEqualTo("sent");
    }

    @Test
    void aReceiptByTelephoneEndsWhatIsStuck() {
        String id = stuck();
        assertThat(act(HOSPITAL, id, "receipt").jsonPath().getString("status")).isEqualTo("receipted");
        assertThat(one(id).getString("deliveries[0].status")).isEqualTo("delivered");
        assertThat(AUTHORITY.told(name)).isEmpty();
    }

    @Test
    void anAuthorityThatHasClosedItIsToldOfAWithdrawalToo() {
        String id = raised();
        awaitStatus(id, "sent");
        act(HOSPITAL, id, "receipt");
        act(HOSPITAL, id, "complete");
        act(HOSPITAL, id, "close");
        AUTHORITY.refusesAll();
        withdraw(id);
        late(id);
        await().until(() -> "stuck".equals(one(id).getString("deliveries[1].status")));
        AUTHORITY.behaves();
        assertThat(act(HOSPITAL, id, "deliver-again").statusCode()).isEqualTo(200);
        await().until(() -> AUTHORITY.told("\"withdrawal\"").stream()
                .anyMatch(told -> told.body().contains(id)));
        assertThat(one(id).getString("status")).isEqualTo("closed");
        assertThat(AUTHORITY.told(name)).hasSize(1);
    }

    @Test
    void aWithdrawalThatCouldNotBeToldIsTriedAgainToo() {
        String id = raised();
        awaitStatus(id, "sent");
        AUTHORITY.refusesAll();
        withdraw(id);
        late(id);
        await().until(() -> "stuck".equals(one(id).getString("deliveries[1].status")));
        assertThat(listed("?delivery=stuck&stay=" + stay)).containsExactly(id);
        AUTHORITY.behaves();
        assertThat(act(HOSPITAL, id, "deliver-again").statusCode()).isEqualTo(200);
        await().until(() -> AUTHORITY.told("\"withdrawal\"").stream()
                .anyMatch(told -> told.body().contains(id)));
    }

    /** Nobody took it for three days. */
    private String stuck() {
        AUTHORITY.refusesAll();
        String id = raised();
        late(id);
        await().until(() -> "stuck".equals(one(id).getString("deliveries[0].status")));
        AUTHORITY.behaves();
        return id;
    }

    /** After a first attempt, which some more have followed for three days. */
    private void late(String id) {
        await().until(() -> one(id).getList("attempts.outcome", String.class).contains("status-503"));
        database.execute("update delivery set begun_at = begun_at - interval '73 hours' where referral = '" + id + "'");
    }

    private void awaitStatus(String id, String status) {
        await().atMost(Duration.ofSeconds(30)).until(() -> status.equals(one(id).getString("status")));
    }

    private static List<Told> withdrawals(String id) {
        return AUTHORITY.told("\"withdrawal\"").stream()
                .filter(told -> told.body().contains(id))
                .toList();
    }

    private String raised() {
        return raised(stay, name, Servers.TOLD);
    }

    private static String raised(String stay, String name, String authority) {
        return as(HOSPITAL)
                .body("""
                        {"type":"duty-to-refer","stay":"%s","name":"%s","contact":{"phone":"07700 900123"},\
                        "reason":"no fixed abode","authority":"%s",\
                        "consent":{"toRefer":true,"toShareContact":true,"givenAt":"2026-06-03T10:00:00Z",\
                        "how":"telephone"}}""".formatted(stay, name, authority))
                .post("/v1/referrals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void withdraw(String id) {
        act(HOSPITAL, id, "withdraw").then().statusCode(200);
    }

    private static Response act(String token, String id, String action) {
        return as(token).post("/v1/referrals/" + id + '/' + action);
    }

    private static List<String> listed(String query) {
        return as(HOSPITAL).get("/v1/referrals" + query).jsonPath().getList("items.id", String.class);
    }

    private static JsonPath one(String id) {
        return one(HOSPITAL, id);
    }

    private static JsonPath one(String token, String id) {
        return as(token)
                .get("/v1/referrals/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .urlEncodingEnabled(false);
    }
}
