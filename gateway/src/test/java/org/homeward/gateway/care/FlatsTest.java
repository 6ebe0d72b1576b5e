package org.homeward.gateway.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.homeward.gateway.support.Capacity;
import org.homeward.gateway.support.Door;
import org.homeward.gateway.support.EchoedServices;
import org.homeward.gateway.support.GatewayWorld;
import org.homeward.gateway.support.StreamReader;
import org.homeward.gateway.support.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Step-down flats beside places, from memory: lists, those that fit, and the stream. Each test has a district of its own. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
@QuarkusTestResource(EchoedServices.class)
class FlatsTest {

    private static final String LIST = "/v1/community-capacity";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));

    @TestHTTPResource("/")
    URI base;

    private final Capacity capacity = new Capacity();
    private Door app;

    @BeforeEach
    void waitForTheReplica() {
        app = new Door(base, Tokens.app());
        await().atMost(Duration.ofSeconds(60)).until(() -> app.get("/v1/beds").status() == 200);
    }

    @AfterEach
    void close() {
        capacity.close();
    }

    @Test
    void standBesidePlacesAndApartFromHours() {
        places("MA-1", "MA1 1");
        flat("MA-A", "MA1 1", 1, "");
        flat("MA-B", "MA1 2", 1, booked(0, 3));
        flat("MA-C", "MA2", 1, "");
        JsonNode items = awaitItems(LIST + "?area=MA1", 3);
        assertThat(items.at("/0/provider").asText()).isEqualTo("MA-1");
        assertThat(items.findValuesAsText("flat")).containsExactly("MA-A", "MA-B");
        assertThat(items.at("/1/freeTonight").asBoolean()).isTrue();
        assertThat(items.at("/1/availablePlaces").asInt()).isEqualTo(1);
        assertThat(items.at("/2/availablePlaces").asInt()).isZero();
        assertThat(items.at("/2/freeFrom").asText()).isEqualTo(TODAY.plusDays(3).toString());
        assertThat(awaitItems(LIST + "?area=MA1%201&service=step-down-flat", 1)
                        .at("/0/flat")
                        .asText())
                .isEqualTo("MA-A");
        assertThat(awaitItems(LIST + "?area=MA1&service=virtual-ward", 1).findValuesAsText("flat"))
                .isEmpty();
        assertThat(app.get("/v1/home-care-availability?area=MA1").json().path("items"))
                .isEmpty();
        assertThat(new Door(base, Tokens.provider("1-1001")).get(LIST).status()).isEqualTo(403);
    }

    @Test
    void arePagedAfterTheLinesOfProviders() {
        places("MB-1", "MB1");
        places("MB-2", "MB1");
        flat("MB-A", "MB1", 1, "");
        flat("MB-B", "MB1", 1, "");
        awaitItems(LIST + "?area=MB1", 4);
        String cursor = "";
        StringBuilder seen = new StringBuilder();
        for (int page = 0; page < 4; page++) {
            JsonNode answer = app.get(LIST + "?area=MB1&limit=1" + cursor).json();
            seen.append(answer.at("/items/0/provider").asText())
                    .append(answer.at("/items/0/flat").asText())
                    .append(' ');
            cursor = "&cursor=" + answer.path("next").asText();
        }
        assertThat(seen).hasToString("MB-1 MB-2 MB-A MB-B ");
        assertThat(cursor).isEqualTo("&cursor=null");
        String tag = app.get(LIST + "?area=MB1&service=step-down-flat").header("ETag");
        assertThat(app.get(LIST + "?area=MB1&service=step-down-flat", "If-None-Match", tag)
                        .status())
                .isEqualTo(304);
    }

    @Test
    void thoseThatMayBeHadForTheNightsAreFound() {
        places("MC-1", "MC1");
        flat("MC-A", "MC1", 1, booked(5, 9));
        flat("MC-B", "MC1", 1, booked(0, 2));
        awaitItems(LIST + "?area=MC1", 3);
        String wish = LIST + "?area=MC1&availableFrom=" + TODAY.plusDays(2);
        assertThat(awaitItems(wish, 2).findValuesAsText("flat")).containsExactly("MC-A", "MC-B");
        assertThat(awaitItems(wish + "&nights=4", 1).findValuesAsText("flat")).containsExactly("MC-B");
        assertThat(awaitItems(wish + "&needs=Wheelchair", 2)).hasSize(2);
        assertThat(awaitItems(wish + "&needs=wheelchair,lift", 0)).isEmpty();
        assertThat(field(LIST + "?nights=3")).isEqualTo("availableFrom");
        assertThat(field(wish + "&nights=0")).isEqualTo("nights");
        assertThat(field(wish + "&places=1")).isEqualTo("places");
        assertThat(field(LIST + "?availableFrom=soon")).isEqualTo("availableFrom");
        assertThat(field("/v1/home-care-availability?area=MC1&availableFrom=" + TODAY))
                .isEqualTo("availableFrom");
    }

    @Test
    void areStreamedWithTheCareOfTheirArea() {
        flat("MD-A", "MD1 9", 1, "");
        flat("MD-B", "MD2", 1, "");
        awaitItems(LIST + "?area=MD1", 1);
        try (var reader = new StreamReader(base, "?area=MD1", Tokens.app()).open();
                var virtual = new StreamReader(base, "?area=MD1&service=virtual-ward", Tokens.app()).open()) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !reader.named("snapshot").isEmpty()
                            && !virtual.named("snapshot").isEmpty());
            assertThat(reader.named("snapshot").getFirst().data().path("items").findValuesAsText("flat"))
                    .containsExactly("MD-A");
            flat("MD-B", "MD2", 2, booked(0, 1));
            flat("MD-A", "MD1 9", 2, booked(0, 1));
            places("MD-1", "MD1");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> reader.named("change").size() == 2
                            && virtual.named("change").size() == 1);
            JsonNode change = reader.named("change").getFirst().data();
            assertThat(change.path("flat").asText()).isEqualTo("MD-A");
            assertThat(change)
                    .isEqualTo(app.get(LIST + "?area=MD1&service=step-down-flat")
                            .json()
                            .at("/items/0"));
            assertThat(virtual.named("change")
                            .getFirst()
                            .data()
                            .path("provider")
                            .asText())
                    .isEqualTo("MD-1");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !reader.named("beat").isEmpty());
            reader.drop();
            await().atMost(Duration.ofSeconds(60)).until(() -> reader.ended);
            flat("MD-A", "MD3", 3, "");
            reader.events.clear();
            reader.open();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> reader.named("change").stream()
                            .anyMatch(gone -> gone.data().path("removed").asBoolean()
                                    && gone.data().path("flat").asText().equals("MD-A")));
        }
    }

    @Test
    void areOnlyAsFreshAsTheNewsOfHousing() {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            capacity.beatWith(Instant.now(), "homeward.package-of-care", "homeward.referral");
            return !isStale(LIST) && !isStale(LIST + "?service=step-down-flat");
        });
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            capacity.beatWithCare(Instant.now());
            return isStale(LIST)
                    && isStale(LIST + "?service=step-down-flat")
                    && !isStale(LIST + "?service=virtual-ward")
                    && !isStale("/v1/home-care-availability");
        });
    }

    private boolean isStale(String path) {
        return app.get(path).json().path("stale").asBoolean();
    }

    private String field(String path) {
        Door.Answer answer = app.get(path);
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().at("/errors/0/field").asText();
    }

    private void flat(String id, String area, long version, String booked) {
        String json = """
                {"flat":"%s","service":"step-down-flat","removed":false,"area":"%s","features":["wheelchair"],"maxNights":42,
                 "furnished":true,"availableFrom":"2026-04-01","outOfService":[],"booked":[%s],
                 "observedAt":"2026-06-03T10:00:00Z","source":"x","version":%d}""".formatted(id, area, booked, version);
        capacity.event("flat-changed", "flat:" + id, id, json);
    }

    private static String booked(int from, int until) {
        return "{\"from\":\"%s\",\"until\":\"%s\",\"status\":\"booked\"}"
                .formatted(TODAY.plusDays(from), TODAY.plusDays(until));
    }

    private void places(String provider, String area) {
        String json = """
                {"provider":"%s","area":"%s","service":"virtual-ward","removed":false,"availablePlaces":3,"canAccept":"yes",
                 "expired":false,"declaredAt":"2026-06-03T10:00:00Z","version":1}""".formatted(provider, area);
        capacity.event("places-changed", "places:" + provider + "/" + area + "/virtual-ward", provider, json);
    }

    private JsonNode awaitItems(String path, int count) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> app.get(path).json().path("items").size() == count);
        return app.get(path).json().path("items");
    }
}
