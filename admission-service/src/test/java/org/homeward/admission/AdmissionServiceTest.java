package org.homeward.admission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.homeward.admission.hl7.mllp.MllpListener;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningServers.class)
class AdmissionServiceTest {

    @Inject
    MllpListener listener;

    @Test
    void takesAMessageOverMllpAndPublishesTheStay() {
        try (MllpSender sender = new MllpSender(listener.port())) {
            Adt a01 = Adt.of("A01", "RA1", "P1", "V1").in("W1^B1^01^RA101");
            assertThat(sender.send(a01.toString())).contains("MSA|AA|" + a01.controlId());
            assertThat(sender.send(a01.toString())).contains("MSA|AA|" + a01.controlId());
        }
        try (TopicReader topic = new TopicReader()) {
            assertThat(topic.awaitVersion("RA1:V1", 1).data())
                    .contains("\"status\":\"admitted\"", "\"place\":\"RA101/W1/B1/01\"")
                    .doesNotContain("CANARYSON");
        }
    }

    @Test
    void takesMessagesOverHttp() {
        String a01 = Adt.of("A01", "RA2", "P1", "V1").in("W1^B1^01^RA201").toString();
        String a02 = Adt.of("A02", "RA2", "P1", "V1").at(5).in("W1^B1^02^RA201").toString();
        String acks = given().auth()
                .oauth2(Tokens.hospital("RA2"))
                .contentType("application/hl7-v2")
                .body((a01 + a02).getBytes())
                .post("/v1/hl7")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(acks.split("MSA\\|AA")).hasSize(3);
    }

    @Test
    void refusesMessagesForAnotherTrust() {
        given().auth()
                .oauth2(Tokens.hospital("RA9"))
                .contentType("application/hl7-v2")
                .body(Adt.of("A01", "RA2", "P1", "V1").toString().getBytes())
                .post("/v1/hl7")
                .then()
                .statusCode(403);
        given().contentType("application/hl7-v2")
                .body("MSH".getBytes())
                .post("/v1/hl7")
                .then()
                .statusCode(401);
    }

    @Test
    void takesAdmissionEvents() {
        String event = """
                {"specversion":"1.0","id":"e1","source":"app","type":"homeward.admission.patient-admitted.v1",
                 "time":"2026-06-03T10:00:00Z",
                 "data":{"trust":"RA3","visit":"V1","patient":{"number":"P1"},"place":"RA301/W1/-/03"}}""";
        for (String result : new String[] {"accepted", "duplicate"}) {
            given().auth()
                    .oauth2(Tokens.hospital("RA3"))
                    .contentType("application/cloudevents+json")
                    .body(event)
                    .post("/v1/admission-events")
                    .then()
                    .statusCode(200)
                    .body("items[0].id", equalTo("e1"))
                    .body("items[0].result", equalTo(result));
        }
        given().auth()
                .oauth2(Tokens.hospital("RA3"))
                .contentType("application/json")
                .body("[" + event.replace("RA301/W1", "RA301/W2") + ",{\"id\":\"e2\",\"source\":\"app\"}]")
                .post("/v1/admission-events")
                .then()
                .statusCode(200)
                .body("items[0].result", equalTo("conflict"))
                .body("items[1].result", equalTo("refused"));
    }
}
