package org.homeward.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.homeward.acceptance.care.Patient;
import org.homeward.acceptance.rig.Hospital.Message;
import org.homeward.local.Stack;
import org.homeward.local.mllp.MllpConnection;
import org.junit.jupiter.api.Test;

/**
 * From an admission with no fixed abode to a flat, over every service: flagged by the hospital's own message, a duty to
 * refer from day one, consented, receipted, the delay shown, a flat booked, the delay closed, discharged, and asked where
 * they live when 30 days are over.
 */
class HomeFromNowhereTest {

    private static final Stack STACK = SharedStack.get().stack();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TRUST = "RHN";
    private static final String AUTHORITY = "E08000034";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final FrontDoor hub = new FrontDoor(STACK.gateway(), STACK.token("hospital", TRUST));
    private final FrontDoor council = new FrontDoor(STACK.gateway(), STACK.token("provider", AUTHORITY));
    private final Patient patient = new Patient(TRUST, "HN" + NUMBERS.incrementAndGet());
    private final String stay = patient.stay(1);
    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));

    @Test
    void goesFromNoFixedAbodeToAFlat() throws Exception {
        send(patient.admittedFromNowhere(1, Instant.now().minus(Duration.ofDays(2))));
        await().atMost(PATIENCE).until(() -> statuses().equals(List.of("draft")));
        assertThat(discharge().path("housingFlag").path("flag").asText()).isEqualTo("no-fixed-abode");
        assertThat(taskKinds()).contains("refer-to-housing");
        String referral = discharge().path("housing").path(0).path("id").asText();
        hub.put(
                        "/v1/stays/" + stay + "/expected-discharge",
                        Map.of("date", today.plusDays(1).toString()))
                .ok();
        await().atMost(PATIENCE)
                .until(() ->
                        !hub.get("/v1/referrals/" + referral).ok().path("dueAt").isNull());

        hub.post("/v1/referrals/" + referral + "/consent", consent()).ok();
        await().atMost(PATIENCE).until(() -> statuses().equals(List.of("sent")));
        await().atMost(PATIENCE).until(() -> !taskKinds().contains("refer-to-housing"));
        council.post("/v1/referrals/" + referral + "/receipt", Map.of("reference", "HN-77"))
                .ok();
        await().atMost(PATIENCE).until(() -> statuses().equals(List.of("receipted")));

        hub.post("/v1/stays/" + stay + "/criteria-to-reside", Map.of("code", "none", "assessedBy", "ward round"))
                .ok();
        accept("open", "CA4");
        assertThat(waits()).contains("referral");
        assertThat(discharge().path("nationalReason").path("code").asText()).isEqualTo("CA4");

        String booking = book();
        await().atMost(PATIENCE).until(() -> statuses().containsAll(List.of("booked", "receipted")));
        accept("close", "CA4");
        assertThat(discharge().path("delays").path(0).path("until").isNull()).isFalse();

        send(patient.discharged(1, Instant.now()));
        await().atMost(PATIENCE).until(() -> row() == null);
        hub.post("/v1/bookings/" + booking + "/arrive", Map.of()).ok();
        await().atMost(PATIENCE).until(() -> statuses().contains("arrived"));
        assertThat(journey())
                .containsSubsequence("admitted", "referral-drafted", "referral-consent-given", "referral-receipted")
                .containsSubsequence("delay-opened", "booking-made", "delay-closed", "booking-arrived")
                .contains("housing-signalled", "discharged");
        await().atMost(PATIENCE).until(() -> followUp().status() == 200);
        assertThat(followUp().ok().path("status").asText()).isEqualTo("not-yet");
        assertThat(followUp().ok().path("due").asText())
                .isEqualTo(today.plusDays(30).toString());
    }

    /** Of somebody who has left so long ago, by the hospital's own times. */
    @Test
    void isAskedAboutThirtyDaysLater() throws Exception {
        send(patient.admittedFromNowhere(1, Instant.now().minus(Duration.ofDays(40))));
        await().atMost(PATIENCE).until(() -> statuses().equals(List.of("draft")));
        String referral = discharge().path("housing").path(0).path("id").asText();
        hub.post("/v1/referrals/" + referral + "/consent", consent()).ok();
        council.post("/v1/referrals/" + referral + "/receipt", Map.of()).ok();
        assertThat(due()).doesNotContain(stay + "-30");
        send(patient.discharged(1, Instant.now().minus(Duration.ofDays(31))));
        await().atMost(PATIENCE).until(() -> due().contains(stay + "-30"));
        assertThat(followUp().ok().path("status").asText()).isEqualTo("due");
        hub.post("/v1/follow-ups/" + stay + "-30/answer", Map.of("living", "home"))
                .ok();
        assertThat(followUp().ok().path("living").asText()).isEqualTo("home");
        assertThat(due()).doesNotContain(stay + "-30");
    }

    private FrontDoor.Answer followUp() {
        return hub.get("/v1/follow-ups/" + stay + "-30");
    }

    private List<String> due() {
        return hub.all("/v1/follow-ups").stream()
                .map(one -> one.path("id").asText())
                .toList();
    }

    private Map<String, Object> consent() {
        return Map.of(
                "name",
                "Zebedee Canary",
                "contact",
                Map.of("phone", "07700 900123"),
                "reason",
                "no fixed abode",
                "authority",
                AUTHORITY,
                "consent",
                Map.of(
                        "toRefer",
                        true,
                        "toShareContact",
                        true,
                        "givenAt",
                        Instant.now().toString(),
                        "how",
                        "spoken"));
    }

    private String book() {
        FrontDoor landlord = new FrontDoor(STACK.gateway(), STACK.token("operator", null));
        landlord.post(
                        "/v1/step-down-flats",
                        Map.of(
                                "id",
                                "HN-FLAT",
                                "area",
                                "HN1",
                                "features",
                                List.of("ground-floor"),
                                "maxNights",
                                42,
                                "availableFrom",
                                today.toString()))
                .ok();
        return hub.post(
                        "/v1/bookings",
                        Map.of(
                                "flat", "HN-FLAT",
                                "stay", stay,
                                "from", today.toString(),
                                "until", today.plusDays(14).toString(),
                                "needs", List.of("ground-floor")))
                .ok()
                .path("id")
                .asText();
    }

    /** Waits until this is suggested, and says yes to it. */
    private void accept(String action, String reason) {
        String path = "/v1/stays/" + stay + "/delay-suggestions";
        await().atMost(PATIENCE).until(() -> !suggestion(path, action, reason).isEmpty());
        hub.post(path + '/' + suggestion(path, action, reason) + "/accept", Map.of())
                .ok();
    }

    private String suggestion(String path, String action, String reason) {
        for (JsonNode one : hub.get(path).ok().path("items")) {
            if (one.path("action").asText().equals(action)
                    && one.path("reason").asText().equals(reason)) {
                assertThat(one.path("rule").asText()).isEqualTo("state-of-housing-1");
                return one.path("id").asText();
            }
        }
        return "";
    }

    private JsonNode discharge() {
        return hub.get("/v1/discharge-cases/" + stay).ok();
    }

    /** How the matters of housing stand on the ward; none while the stay has not come. */
    private List<String> statuses() {
        FrontDoor.Answer answer = hub.get("/v1/discharge-cases/" + stay);
        return answer.status() == 404 ? List.of() : answer.ok().path("housing").findValuesAsText("status");
    }

    private List<String> taskKinds() {
        return discharge().path("tasks").findValuesAsText("kind");
    }

    private List<String> waits() {
        JsonNode row = row();
        return row == null ? List.of() : row.path("waits").findValuesAsText("for");
    }

    private JsonNode row() {
        return hub.all("/v1/discharge-worklist?site=" + TRUST + "01").stream()
                .filter(row -> row.path("stay").asText().equals(stay))
                .findFirst()
                .orElse(null);
    }

    private List<String> journey() {
        List<String> what = new ArrayList<>();
        hub.all("/v1/people/" + discharge().path("person").asText() + "/journey")
                .forEach(entry -> what.add(entry.path("what").asText()));
        return what;
    }

    private static void send(Message message) throws Exception {
        try (MllpConnection mllp = new MllpConnection(STACK.mllp(), PATIENCE)) {
            assertThat(mllp.ask(message.bytes()).code()).isEqualTo("AA");
        }
    }
}
