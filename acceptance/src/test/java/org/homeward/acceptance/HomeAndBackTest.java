package org.homeward.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.homeward.acceptance.care.CareMarket;
import org.homeward.acceptance.care.CareStream;
import org.homeward.acceptance.care.Patient;
import org.homeward.acceptance.rig.Hospital.Message;
import org.homeward.local.Stack;
import org.homeward.local.Stack.Part;
import org.homeward.local.mllp.MllpConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * From a hospital's HL7 to care at home and back, over every service: admitted, fit, offered to tier 1 in vain, accepted
 * by tier 2, its hours gone from what is free, home, started, back in hospital, paused.
 */
class HomeAndBackTest {

    private static final Stack STACK = SharedStack.get().stack();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TRUST = "RJH";
    private static final String FIRST = "JH-ROWAN";
    private static final String SECOND = "JH-ELDER";

    private final FrontDoor hub = new FrontDoor(STACK.gateway(), STACK.token("hospital", TRUST));
    private final CareMarket market = new CareMarket(STACK, "JH1 1");
    private final Patient patient = new Patient(TRUST, "JH1");

    @BeforeAll
    static void giveEachTierEightSeconds() throws Exception {
        STACK.restart(Part.DISCHARGE, Map.of("HOMEWARD_CARE_ANSWER_WITHIN", "PT8S"));
        STACK.awaitReady(Part.DISCHARGE);
    }

    @AfterAll
    static void giveEachTierItsUsualTime() throws Exception {
        STACK.restart(Part.DISCHARGE, Map.of());
        STACK.awaitReady(Part.DISCHARGE);
    }

    @Test
    void goesFromAnAdmissionToCareAtHomeAndBack() throws Exception {
        Instant now = Instant.now();
        String stay = patient.stay(1);
        market.with(FIRST, 1, 40).with(SECOND, 2, 20);
        await().atMost(PATIENCE).until(() -> market.isKnown(FIRST) && market.isKnown(SECOND));

        send(patient.admitted(1, now.minus(Duration.ofDays(3))));
        await().atMost(PATIENCE)
                .until(() -> hub.get("/v1/discharge-cases/" + stay).status() == 200);
        hub.post("/v1/stays/" + stay + "/criteria-to-reside", Map.of("code", "none", "assessedBy", "ward round"))
                .ok();
        assertThat(hub.all("/v1/discharge-worklist?site=" + TRUST + "01"))
                .anyMatch(row -> row.get("stay").asText().equals(stay)
                        && !row.get("dischargeReadyDate").isNull());

        try (CareStream stream = new CareStream(STACK.gateway(), STACK.token("app", null), market.area())) {
            JsonNode offered =
                    hub.post("/v1/packages-of-care", market.need(stay)).ok();
            String id = offered.get("id").asText();
            assertThat(offered.get("offers").findValuesAsText("provider")).containsExactly(FIRST);
            String late = offer(id, FIRST);

            await().atMost(PATIENCE).until(() -> status(id, FIRST).equals("expired"));
            FrontDoor.Answer tooLate = accept(FIRST, late);
            assertThat(tooLate.status()).isEqualTo(409);
            assertThat(tooLate.body().get("type").asText()).contains("offer-expired");
            assertThat(offerAsSeenBy(SECOND, offer(id, SECOND)).toString())
                    .doesNotContain(stay)
                    .doesNotContain(id);

            JsonNode accepted = accept(SECOND, offer(id, SECOND)).ok();
            assertThat(accepted.get("stay").asText()).isEqualTo(stay);
            await().atMost(PATIENCE)
                    .until(() -> stream.of(SECOND).stream()
                            .anyMatch(change -> hours(change, "availableHoursPerWeek", "13")));
            assertThat(market.free(SECOND)).isEqualByComparingTo("13");
            assertThat(market.free(FIRST)).isEqualByComparingTo("40");

            send(patient.discharged(1, now.minus(Duration.ofHours(2))));
            awaitNotOnTheWorklist(stay);
            assertThat(packageOf(id).get("status").asText()).isEqualTo("accepted");
            hub.post(
                            "/v1/packages-of-care/" + id + "/start",
                            Map.of("startedAt", now.minus(Duration.ofHours(1)).toString()))
                    .ok();

            send(patient.admitted(2, now));
            await().atMost(PATIENCE)
                    .until(() -> packageOf(id).get("status").asText().equals("paused"));
            await().atMost(PATIENCE)
                    .until(() -> stream.of(SECOND).stream().anyMatch(change -> hours(change, "pausedHours", "7")));
            assertThat(market.free(SECOND)).isEqualByComparingTo("13");
        }
    }

    private static boolean hours(JsonNode change, String field, String hours) {
        return change.get(field).decimalValue().compareTo(new BigDecimal(hours)) == 0;
    }

    private static void send(Message message) throws Exception {
        try (MllpConnection mllp = new MllpConnection(STACK.mllp(), PATIENCE)) {
            assertThat(mllp.ask(message.bytes()).code()).isEqualTo("AA");
        }
    }

    private void awaitNotOnTheWorklist(String stay) {
        await().atMost(PATIENCE)
                .until(() -> hub.all("/v1/discharge-worklist?site=" + TRUST + "01").stream()
                        .noneMatch(row -> row.get("stay").asText().equals(stay)));
    }

    private JsonNode packageOf(String id) {
        return hub.get("/v1/packages-of-care/" + id).ok();
    }

    /** The offer to a provider, waited for. */
    private String offer(String id, String provider) {
        await().atMost(PATIENCE).until(() -> !status(id, provider).isEmpty());
        return find(id, provider).get("id").asText();
    }

    private String status(String id, String provider) {
        return find(id, provider).path("status").asText();
    }

    private JsonNode find(String id, String provider) {
        for (JsonNode offer : packageOf(id).get("offers")) {
            if (offer.get("provider").asText().equals(provider)) {
                return offer;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static FrontDoor as(String provider) {
        return new FrontDoor(STACK.gateway(), STACK.token("provider", provider));
    }

    private static JsonNode offerAsSeenBy(String provider, String offer) {
        return as(provider).get("/v1/offers/" + offer).ok();
    }

    private static FrontDoor.Answer accept(String provider, String offer) {
        return as(provider)
                .post(
                        "/v1/offers/" + offer + "/accept",
                        Map.of("startsAt", Instant.now().plusSeconds(3600).toString()));
    }
}
