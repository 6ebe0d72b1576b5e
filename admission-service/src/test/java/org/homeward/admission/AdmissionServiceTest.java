package org.homeward.admission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.homeward.admission.hl7.mllp.MllpListener;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RunningServers.class)
class AdmissionServiceTest {

    @Inject
    MllpListener listener;

    @Inject
    Arrivals arrivals;

    @Inject
    AgroalDataSource pool;

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

    /** A visit number that two patients have used puts both into one ledger. */
    @Test
    void showsAnNhsNumberThatTwoPatientsOfOneLedgerHave() throws Exception {
        try (MllpSender sender = new MllpSender(listener.port())) {
            for (String patient : List.of("P1", "P2")) {
                Adt own = Adt.of("A01", "RA5", patient, "V" + patient).nhs("9434765919");
                sender.send(own.in("W1^B1^" + patient + "^RA501").toString());
                sender.send(Adt.of("A01", "RA5", patient, "VSHARED")
                        .in("W2^B1^01^RA501")
                        .nhs("9434765919")
                        .toString());
            }
        }
        try (var connection = pool.getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("select count(distinct ledger) from stay where trust = 'RA5'")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(1);
        }
        for (String patient : List.of("P1", "P2")) {
            given().auth()
                    .oauth2(Tokens.hospital("RA5"))
                    .get("/v1/stays/RA5:V" + patient)
                    .then()
                    .statusCode(200)
                    .body("contradictions.code", hasItem("nhs-number-of-two-patients"));
        }
    }

    /** Whether there ever was a provisional stay depends on what came first; what is shown must not. */
    @Test
    void aStayThatTurnedOutToBePartOfAnotherLeavesNoTrace() {
        for (String trust : List.of("RD1", "RD2")) {
            List<Adt> told = new ArrayList<>(List.of(
                    Adt.of("A01", trust, "P1", "").at(5).in("W1^B1^01^" + trust + "01"),
                    Adt.of("A40", trust, "P2", "").at(6).merging("P1"),
                    Adt.of("A01", trust, "P2", "V2").at(1).in("W1^B1^02^" + trust + "01")));
            if (trust.equals("RD2")) {
                Collections.reverse(told);
            }
            try (MllpSender sender = new MllpSender(listener.port())) {
                told.forEach(message -> sender.send(message.nhs("9434765919").toString()));
            }
            given().auth()
                    .oauth2(Tokens.hospital(trust))
                    .get("/v1/stays")
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(trust + ":V2"))
                    .body("items[0].place", equalTo(trust + "01/W1/B1/01"))
                    .body("items[0].contradictions.code", contains("second-admission"));
        }
    }

    @Test
    void showsStaysToTheirOwnTrustOnly() {
        try (MllpSender sender = new MllpSender(listener.port())) {
            sender.send(Adt.of("A01", "RA4", "P1", "V1")
                    .in("W1^B1^01^RA401")
                    .nhs("9434765919")
                    .toString());
            sender.send(Adt.of("A01", "RA4", "P2", "V2")
                    .in("W1^B1^02^RA401")
                    .nhs("9434765919")
                    .toString());
        }
        given().auth()
                .oauth2(Tokens.hospital("RA4"))
                .get("/v1/stays/RA4:V1?identity=true")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("id", equalTo("RA4:V1"))
                .body("place", equalTo("RA401/W1/B1/01"))
                .body("admittedAt", equalTo("2026-06-03T09:00:00Z"))
                .body("movements[0].event", equalTo("A01"))
                .body("contradictions.code", hasItem("nhs-number-of-two-patients"))
                .body("identity.familyName", equalTo("CANARYSON"));
        given().auth()
                .oauth2(Tokens.hospital("RA4"))
                .get("/v1/stays?ward=W1&limit=1")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].identity", equalTo(null))
                .body("next", notNullValue());
        String ofAnother = given().auth()
                .oauth2(Tokens.hospital("RA5"))
                .get("/v1/stays/RA4:V1")
                .then()
                .statusCode(404)
                .extract()
                .asString();
        String ofNobody = given().auth()
                .oauth2(Tokens.hospital("RA5"))
                .get("/v1/stays/RA5:V1")
                .then()
                .statusCode(404)
                .extract()
                .asString();
        assertThat(ofAnother).isEqualTo(ofNobody).doesNotContain("RA4");
        given().auth().oauth2(Tokens.board("QXX")).get("/v1/stays").then().statusCode(403);
    }

    @Test
    void refusesABodyWithoutEventsAndCutsALimitPastAllNumbers() {
        for (String body : new String[] {"", "[]", "7"}) {
            given().auth()
                    .oauth2(Tokens.hospital("RC1"))
                    .contentType("application/json")
                    .body(body)
                    .post("/v1/admission-events")
                    .then()
                    .statusCode(400);
        }
        given().auth()
                .oauth2(Tokens.hospital("RC1"))
                .get("/v1/messages?limit=99999999999")
                .then()
                .statusCode(200)
                .header("ETag", notNullValue());
    }

    @Test
    void saysOfEveryAnswerUpToWhenItKnows() {
        try (MllpSender sender = new MllpSender(listener.port())) {
            sender.send(Adt.of("A01", "RB9", "P1", "V1").in("W1^B1^01^RB901").toString());
            sender.send(Adt.of("A02", "RB9", "P2", "").in("W1^B1^02^RB901").toString());
        }
        String own = Tokens.hospital("RB9");
        String parked = given().auth().oauth2(own).get("/v1/parked-messages").path("items[0].id");
        for (String path : List.of(
                "/v1/stays",
                "/v1/stays/RB9:V1",
                "/v1/messages",
                "/v1/messages/" + parked,
                "/v1/parked-messages",
                "/v1/parked-messages/" + parked)) {
            given().auth()
                    .oauth2(own)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("asOf", notNullValue())
                    .body("knownAt", notNullValue())
                    .body("stale", equalTo(false));
        }
    }

    @Test
    void findsMessagesByWhatTheyAreKnownBy() {
        Adt a01 = Adt.of("A01", "RA6", "P61", "V1").in("W1^B1^01^RA601");
        try (MllpSender sender = new MllpSender(listener.port())) {
            sender.send(a01.toString());
        }
        String id = given().auth()
                .oauth2(Tokens.hospital("RA6"))
                .queryParam("sender", "PAS|RA6")
                .queryParam("controlId", a01.controlId())
                .get("/v1/messages")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].outcome", equalTo("accepted"))
                .body("items[0].stays", hasItem("RA6:V1"))
                .extract()
                .path("items[0].id");
        assertThat(given().auth()
                        .oauth2(Tokens.hospital("RA6"))
                        .get("/v1/messages/" + id + "/raw")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .isEqualTo(a01.toString().getBytes());
        given().auth()
                .oauth2(Tokens.hospital("RA6"))
                .contentType("application/json")
                .body("{\"patientNumber\":\"P61\"}")
                .post("/v1/messages/search")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id));
        given().auth()
                .oauth2(Tokens.hospital("RA5"))
                .get("/v1/messages/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void storesACopyThatComesOnManyConnectionsOnce() {
        String a01 = Adt.of("A01", "RA7", "P1", "V1")
                .in("W1^B1^01^RA701")
                .under("SAME")
                .toString();
        List<MllpSender> senders = IntStream.range(0, 8)
                .mapToObj(i -> new MllpSender(listener.port()))
                .toList();
        senders.forEach(sender -> sender.post(a01));
        assertThat(senders.stream().map(MllpSender::answer)).allMatch(ack -> ack.contains("MSA|AA|SAME"));
        senders.forEach(MllpSender::close);
        given().auth().oauth2(Tokens.hospital("RA7")).get("/v1/messages").then().body("items.size()", equalTo(1));
    }

    @Test
    void answersABadMessageWithoutHarmToItsNeighbours() {
        String good = Adt.of("A01", "RA8", "P1", "V1").in("W1^B1^01^RA801").toString();
        String bad = Adt.of("A01", "RA8", "P2", "V2").under("").toString();
        String conflict = Adt.of("A01", "RA8", "P3", "V3").under("TWICE").toString();
        String other = Adt.of("A01", "RA8", "P4", "V4").under("TWICE").toString();
        String acks = given().auth()
                .oauth2(Tokens.hospital("RA8"))
                .contentType("application/hl7-v2")
                .body((good + bad + conflict + other).getBytes())
                .post("/v1/hl7")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(Pattern.compile("MSA\\|(A[AER])").matcher(acks).results().map(found -> found.group(1)))
                .containsExactly("AA", "AE", "AA", "AE");
        given().auth()
                .oauth2(Tokens.hospital("RA8"))
                .get("/v1/parked-messages")
                .then()
                .body("items.reason", hasItem("control-id-used-by-other-bytes"));
    }

    @Test
    void redrivesAParkedMessage() {
        Adt a01 = Adt.of("A01", "RB1", "P1", "V1").in("W1^B1^01^RB101");
        byte[] raw = a01.toString().getBytes();
        arrivals.submit(new Arrival(
                        Arrival.HL7,
                        "PAS|RB1",
                        a01.controlId(),
                        Instant.now(),
                        null,
                        "A01",
                        "RB1",
                        raw,
                        new Arrival.Content.Waiting("unknown-sender")))
                .join();
        String id = given().auth()
                .oauth2(Tokens.hospital("RB1"))
                .get("/v1/parked-messages")
                .then()
                .statusCode(200)
                .body("items[0].reason", equalTo("unknown-sender"))
                .extract()
                .path("items[0].id");
        for (int i = 0; i < 2; i++) {
            given().auth()
                    .oauth2(Tokens.hospital("RB1"))
                    .post("/v1/parked-messages/" + id + "/redrive")
                    .then()
                    .statusCode(200)
                    .body("outcome", equalTo("accepted"));
        }
        for (int i = 0; i < 2; i++) {
            given().auth()
                    .oauth2(Tokens.hospital("RB1"))
                    .header("Idempotency-Key", "second-look")
                    .post("/v1/parked-messages/" + id + "/redrive")
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(id))
                    .body("outcome", equalTo("accepted"));
        }
        given().auth()
                .oauth2(Tokens.hospital("RB1"))
                .header("Idempotency-Key", "x".repeat(256))
                .post("/v1/parked-messages/" + id + "/redrive")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Idempotency-Key"));
        given().auth()
                .oauth2(Tokens.hospital("RB1"))
                .get("/v1/stays/RB1:V1")
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
    }

    @Test
    void keepsAMessageThatFitsNowhereParkedOnASecondLook() {
        try (MllpSender sender = new MllpSender(listener.port())) {
            sender.send(
                    Adt.of("A02", "RB2", "P1", "").at(5).in("W2^B1^01^RB201").toString());
        }
        String id = given().auth()
                .oauth2(Tokens.hospital("RB2"))
                .get("/v1/parked-messages")
                .then()
                .body("items[0].reason", equalTo("which-stay"))
                .extract()
                .path("items[0].id");
        given().auth()
                .oauth2(Tokens.hospital("RB2"))
                .post("/v1/parked-messages/" + id + "/redrive")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("parked"));
        try (MllpSender sender = new MllpSender(listener.port())) {
            sender.send(Adt.of("A01", "RB2", "P1", "V1").in("W1^B1^01^RB201").toString());
        }
        given().auth()
                .oauth2(Tokens.hospital("RB2"))
                .get("/v1/parked-messages/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void publishesSwapsLinksAndBeds() {
        try (MllpSender sender = new MllpSender(listener.port())) {
            sender.send(Adt.of("A01", "RB3", "P1", "V1").in("W1^B1^01^RB301").toString());
            sender.send(Adt.of("A01", "RB3", "P2", "V2").in("W1^B1^02^RB301").toString());
            sender.send(Adt.of("A40", "RB3", "P1", "").merging("P2").at(9).toString());
        }
        try (TopicReader topic = new TopicReader()) {
            topic.awaitVersion("RB3:V2", 1);
            assertThat(topic.await(heard -> heard.type().endsWith("patient-links-changed.v1")
                                    && heard.data().contains("RB3"))
                            .data())
                    .contains("\"links\":[{\"patient\":\"");
            assertThat(topic.all().stream()
                            .filter(heard -> heard.key().startsWith("RB3"))
                            .map(TopicReader.Heard::partition)
                            .distinct())
                    .hasSize(1);
        }
    }

    /** R14: callers that hang up in mid-air cost nothing. */
    @Test
    void survivesCallersThatHangUp() throws Exception {
        String token = Tokens.hospital("RB4");
        for (int i = 0; i < 480; i++) {
            byte[] body = Adt.of("A01", "RB4", "P" + i, "V" + i)
                    .in("W1^B1^%02d^RB401".formatted(i))
                    .toString()
                    .getBytes();
            try (Socket socket = new Socket("127.0.0.1", httpPort())) {
                socket.setSoLinger(true, 0);
                socket.getOutputStream()
                        .write(("POST /v1/hl7 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                                        + "\r\nContent-Type: application/hl7-v2\r\nContent-Length: " + body.length
                                        + "\r\n\r\n")
                                .getBytes());
                socket.getOutputStream().write(body);
                socket.getOutputStream().flush();
            }
        }
        for (int i = 0; i < 12; i++) {
            given().auth().oauth2(token).get("/v1/stays").then().statusCode(200);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(pool.getMetrics().activeCount()).isZero());
    }

    private static int httpPort() {
        return RestAssured.port;
    }
}
