package org.homeward.housing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After who a person was is erased, whoever reads the topic from the beginning knows all that the owner knows. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ErasedAndToldAgainTest {

    private static final String HOSPITAL = Tokens.hospital("RXX");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Database database;

    @Inject
    ForgetOldReferrals forgetting;

    private final UUID test = UUID.randomUUID();
    private final String stay = "RXX:" + test;
    private final String name = "Zebedee " + test.toString().substring(0, 8) + " Canary";
    private final String authority = Councils.next();

    @BeforeEach
    void someoneIsInHospital() {
        AdmissionFeed.admitted(stay);
    }

    @Test
    void afterAWithdrawal() throws IOException {
        String id = raised();
        act(id, "withdraw", "");
        isToldAgainAsItStands(id);
    }

    @Test
    void afterTheTimeForWhichContactsAreKept() throws IOException {
        String id = raised();
        act(id, "receipt", "{\"reference\":\"H-1\"}");
        act(id, "accept", "");
        act(id, "close", "{\"outcome\":\"housed\"}");
        forgetting.forget(Instant.now().plus(Duration.ofDays(181)));
        isToldAgainAsItStands(id);
    }

    @Test
    void afterConsentWasWithdrawnOfOneThatIsClosed() throws IOException {
        String id = raised();
        act(id, "receipt", "");
        act(id, "complete", "");
        act(id, "close", "");
        act(id, "withdraw", "");
        isToldAgainAsItStands(id);
    }

    /** The topic is behind the table, so that the owner sends the head again. */
    private void isToldAgainAsItStands(String id) throws IOException {
        ObjectNode before = told(id);
        assertThat(before.path("name").isMissingNode()).as("it is erased").isTrue();
        database.execute(
                "update referral set version = version + 1 where id = '" + id + "'",
                "update relay set heads_requested_at = clock_timestamp() where topic = 'homeward.referral'");
        int version = before.path("version").asInt() + 1;
        ReferralTopic.await("referral:" + id, data -> data.endsWith("\"version\":" + version + "}"));
        ObjectNode after = told(id);
        assertThat(after.put("version", version - 1)).as("nothing is lost here").isEqualTo(before);
        JsonNode last = JSON.readTree(ReferralTopic.all().stream()
                .filter(record -> record.getKey().equals("referral:" + id))
                .map(Map.Entry::getValue)
                .reduce((earlier, later) -> later)
                .orElseThrow());
        for (String member :
                List.of("type", "stay", "person", "authority", "status", "open", "state", "since", "sentAt")) {
            assertThat(last.path(member)).as(member).isEqualTo(before.path(member));
        }
        assertThat(last.path("version").asInt()).isEqualTo(version);
        assertThat(ReferralTopic.all()).noneMatch(record -> record.getValue().contains(name));
    }

    private static ObjectNode told(String id) throws IOException {
        return (ObjectNode) JSON.readTree(as(HOSPITAL)
                .get("/v1/referrals/" + id)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private String raised() {
        return as(HOSPITAL)
                .body("""
                        {"type":"duty-to-refer","stay":"%s","name":"%s","contact":{"phone":"07700 900123"},\
                        "reason":"no fixed abode","authority":"%s",\
                        "consent":{"toRefer":true,"toShareContact":true}}""".formatted(stay, name, authority))
                .post("/v1/referrals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void act(String id, String action, String body) {
        RequestSpecification request = as(HOSPITAL);
        (body.isEmpty() ? request : request.body(body))
                .post("/v1/referrals/" + id + '/' + action)
                .then()
                .statusCode(200);
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .urlEncodingEnabled(false);
    }
}
