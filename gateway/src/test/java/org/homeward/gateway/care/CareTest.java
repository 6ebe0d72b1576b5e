package org.homeward.gateway.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.homeward.gateway.support.Beds;
import org.homeward.gateway.support.Capacity;
import org.homeward.gateway.support.Door;
import org.homeward.gateway.support.EchoedServices;
import org.homeward.gateway.support.GatewayWorld;
import org.homeward.gateway.support.StreamReader;
import org.homeward.gateway.support.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What providers have free, from memory: lists, the search for a need, and the stream. Each test has a district of its own. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
@QuarkusTestResource(EchoedServices.class)
class CareTest {

    private static final String LIST = "/v1/home-care-availability";

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
    void listsWhoServesAnAreaWithAgeAndConfidence() {
        care("A1", "LA1 9", "reablement", 1, "\"availableHoursPerWeek\":12.5", Instant.now());
        care(
                "A2",
                "LA1",
                "reablement",
                1,
                "\"availableHoursPerWeek\":-3",
                Instant.now().minus(Duration.ofDays(7)));
        care("A3", "LA1 8", "reablement", 1, "\"availableHoursPerWeek\":4", Instant.now());
        care("A4", "LA1 9", "live-in", 1, "\"availableHoursPerWeek\":null", null);
        provider("A1", 2, "");
        awaitItems(LIST + "?area=LA1", 4);
        JsonNode items = awaitItems(LIST + "?area=LA1%209&service=reablement", 2);
        assertThat(items.findValuesAsText("provider")).containsExactly("A1", "A2");
        assertThat(items.at("/0/name").asText()).isEqualTo("Provider A1");
        assertThat(items.at("/0/tier").asInt()).isEqualTo(2);
        assertThat(items.at("/0/availableHoursPerWeek").asDouble()).isEqualTo(12.5);
        assertThat(items.at("/0/confidence").asDouble()).isEqualTo(1);
        assertThat(items.at("/1/confidence").asDouble()).isEqualTo(0.5);
        assertThat(items.at("/1/ageSeconds").asLong()).isGreaterThanOrEqualTo(7 * 86_400);
        Door.Answer page = app.get(LIST + "?area=LA1&limit=3");
        assertThat(page.json().path("items")).hasSize(3);
        assertThat(app.get(LIST + "?area=LA1&limit=3&cursor="
                                + page.json().path("next").asText())
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(app.get(
                                LIST + "?area=LA1",
                                "If-None-Match",
                                app.get(LIST + "?area=LA1").header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void findsWhoCouldTakeOnANeedInOrderAndSaysWhy() {
        String hours =
                "\"availableHoursPerWeek\":20,\"doubleHandedHoursPerWeek\":14,\"slots\":{\"morning\":2,\"bed\":2}";
        care("B1", "LB3", "reablement", 1, hours + ",\"earliestStart\":\"2026-06-04\"", Instant.now());
        care("B2", "LB3 9", "reablement", 1, hours + ",\"earliestStart\":\"2026-06-04\"", Instant.now());
        care("B3", "LB3 9", "reablement", 1, hours + ",\"earliestStart\":\"2026-06-09\"", Instant.now());
        care("B4", "LB3 9", "reablement", 1, "\"availableHoursPerWeek\":20", Instant.now());
        care("B5", "LB3 8", "reablement", 1, hours, Instant.now());
        care("B6", "LB3 9", "reablement", 1, hours.replace("14", "0"), Instant.now());
        care("B7", "LB3 9", "reablement", 1, hours.replace("\"morning\":2", "\"morning\":1"), Instant.now());
        provider("B1", 1, "");
        provider("B2", 2, "{\"area\":\"LB3\",\"service\":\"reablement\",\"tier\":1}");
        provider("B4", 1, "");
        awaitItems(LIST + "?area=LB3", 7);
        String search = LIST + "?area=LB3%209&service=reablement&doubleHanded=true&bands=morning,evening&by=2026-06-05";
        JsonNode found = awaitItems(search, 3);
        assertThat(found.findValuesAsText("provider")).containsExactly("B2", "B1", "B4");
        assertThat(found.at("/0/why").findValuesAsText("code"))
                .containsExactly(
                        "serves-area",
                        "tier",
                        "hours-free",
                        "double-handed",
                        "morning-free",
                        "evening-free",
                        "starts-from");
        assertThat(found.at("/2/why").findValuesAsText("code")).contains("not-stated");
        assertThat(awaitItems(search + "&hours=25", 0)).isEmpty();
        assertThat(app.get(LIST + "?hours=3").status()).isEqualTo(400);
        assertThat(app.get(LIST + "?area=LB3&bands=noon").status()).isEqualTo(400);
    }

    /** Who states no skills is asked by brokerage, and so is found, after those who state them. */
    @Test
    void findsThoseWhoStateNoSkillsAfterThoseWhoDo() {
        for (String id : List.of("F1", "F2", "F3", "F4")) {
            care(id, "LF1 9", "reablement", 1, "\"availableHoursPerWeek\":20", Instant.now());
        }
        provider("F1", 1, "", "");
        provider("F2", 3, "\"peg\",\"dementia\"", "");
        provider("F3", 1, "\"dementia\"", "");
        awaitItems(LIST + "?area=LF1", 4);
        JsonNode found = awaitItems(LIST + "?area=LF1%209&skills=peg", 3);
        assertThat(found.findValuesAsText("provider")).containsExactly("F2", "F1", "F4");
        assertThat(found.at("/1/why").findValuesAsText("code")).contains("not-stated");
    }

    @Test
    void knowsTheBandsOfTheDayAsCapacityServiceDoes() throws IOException {
        JsonNode bands = new ObjectMapper()
                .readTree(Path.of("../docs/events/time-bands.json").toFile())
                .path("meeting");
        assertThat(bands.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(Need.BANDS.keySet());
        Need.BANDS.forEach((band, meeting) ->
                assertThat(bands.path(band)).extracting(JsonNode::asText).isEqualTo(meeting));
    }

    @Test
    void knowsTheServicesThatCapacityServiceKnows() throws IOException {
        JsonNode services = new ObjectMapper()
                .readTree(Path.of("../docs/events/care-services.json").toFile());
        assertThat(services.path("hours")).extracting(JsonNode::asText).containsExactlyElementsOf(Services.HOURS);
        assertThat(services.path("places")).extracting(JsonNode::asText).containsExactlyElementsOf(Services.PLACES);
    }

    @Test
    void refusesAServiceThatNobodyOffers() {
        for (String address : List.of(
                LIST + "?service=home-care",
                LIST + "?service=virtual-ward",
                "/v1/community-capacity?service=reablement",
                "/v1/stream?area=LE3&service=home-care")) {
            Door.Answer answer = app.get(address);
            assertThat(answer.status()).as(address).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("service");
            assertThat(answer.json().at("/errors/0/reason").asText()).startsWith("is one of ");
        }
    }

    @Test
    void placesStandApartByTheirOwnPath() {
        places("C1", "LC1", "care-home-dementia-nursing", 3);
        places("C2", "LC1 1", "virtual-ward", 5);
        awaitItems("/v1/community-capacity?area=LC1", 2);
        assertThat(awaitItems("/v1/community-capacity?area=LC1%201&service=care-home", 1)
                        .at("/0/availablePlaces")
                        .asInt())
                .isEqualTo(3);
        assertThat(app.get(LIST + "?area=LC1").json().path("items")).isEmpty();
    }

    @Test
    void streamsWhatChangesInAnAreaAndNothingElse() {
        care("D1", "LD1 9", "reablement", 1, "\"availableHoursPerWeek\":20", Instant.now());
        awaitItems(LIST + "?area=LD1", 1);
        try (var reader = new StreamReader(base, "?area=LD1%209&service=reablement", Tokens.app()).open();
                var beds = new StreamReader(base, "?site=RDD01", Tokens.app()).open()) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !reader.named("snapshot").isEmpty());
            assertThat(reader.named("snapshot")
                            .getFirst()
                            .data()
                            .at("/items/0/provider")
                            .asText())
                    .isEqualTo("D1");
            care("D2", "LD2", "reablement", 1, "\"availableHoursPerWeek\":1", Instant.now());
            care("D1", "LD1 9", "reablement", 2, "\"availableHoursPerWeek\":13", Instant.now());
            capacity.bed(Beds.empty("RDD01/W1/B/1"));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !reader.named("change").isEmpty()
                            && !beds.named("change").isEmpty());
            assertThat(reader.named("change")).hasSize(1);
            assertThat(reader.named("change")
                            .getFirst()
                            .data()
                            .path("availableHoursPerWeek")
                            .asInt())
                    .isEqualTo(13);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !reader.named("beat").isEmpty());
            reader.drop();
            await().atMost(Duration.ofSeconds(60)).until(() -> reader.ended);
            reader.events.clear();
            provider("D1", 3, "");
            reader.open();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> reader.named("change").stream()
                            .anyMatch(change -> change.data().path("tier").asInt() == 3));
            assertThat(beds.named("change")).allMatch(change -> change.data().has("bed"));
        }
    }

    @Test
    void aLineThatIsNoLongerOfferedIsToldAndLeftOut() {
        care("E1", "LE1", "reablement", 1, "\"availableHoursPerWeek\":20", Instant.now());
        awaitItems(LIST + "?area=LE1", 1);
        capacity.event(
                "home-care-changed",
                "care:E1/LE1/reablement",
                "E1",
                "{\"provider\":\"E1\",\"area\":\"LE1\",\"service\":\"reablement\",\"removed\":true,\"version\":2}");
        awaitItems(LIST + "?area=LE1", 0);
    }

    @Test
    void isOnlyAsFreshAsTheNewsOfPackages() {
        capacity.beat(Instant.now());
        capacity.beatWithCare(Instant.now());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !app.get(LIST).json().path("stale").asBoolean());
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            capacity.beat(Instant.now());
            return app.get(LIST).json().path("stale").asBoolean()
                    && !app.get("/v1/beds").json().path("stale").asBoolean();
        });
    }

    @Test
    void whatAsksForAnotherTimeGoesToTheServiceAndRightsAreNeeded() {
        // capacity-service is away in this world.
        assertThat(app.get(LIST + "?asOf=2026-06-03T00:00:00Z").status()).isEqualTo(503);
        assertThat(app.get("/v1/providers/1-1001").status()).isEqualTo(503);
        assertThat(new Door(base, Tokens.provider("1-1001")).get(LIST).status()).isEqualTo(403);
        assertThat(new StreamReader(base, "?area=LE1", Tokens.provider("1-1001")).open().status)
                .isEqualTo(403);
        assertThat(app.get("/v1/stream?area=LE1&site=RXX01").status()).isEqualTo(400);
        assertThat(app.get(LIST + "?area=here").status()).isEqualTo(400);
    }

    private void care(String provider, String area, String service, long version, String figures, Instant declaredAt) {
        String json = """
                {"provider":"%s","area":"%s","service":"%s","removed":false,%s,"canAccept":"yes","expired":false,
                 "declaredAt":%s,"observedAt":"2026-06-03T10:00:00Z","source":"x","version":%d}""".formatted(
                provider, area, service, figures, declaredAt == null ? "null" : "\"" + declaredAt + "\"", version);
        capacity.event("home-care-changed", "care:" + provider + "/" + area + "/" + service, provider, json);
    }

    private void places(String provider, String area, String service, int places) {
        String json = """
                {"provider":"%s","area":"%s","service":"%s","removed":false,"availablePlaces":%d,"canAccept":"yes",
                 "expired":false,"declaredAt":"2026-06-03T10:00:00Z","version":1}""".formatted(provider, area, service, places);
        capacity.event("places-changed", "places:" + provider + "/" + area + "/" + service, provider, json);
    }

    private void provider(String id, int tier, String contracts) {
        provider(id, tier, "", contracts);
    }

    private void provider(String id, int tier, String skills, String contracts) {
        String json = """
                {"provider":"%1$s","name":"Provider %1$s","areas":[],"tier":%2$d,"services":[],"skills":[%4$s],
                 "contracts":[%3$s],"version":1}""".formatted(id, tier, contracts, skills);
        capacity.event("provider-changed", "provider:" + id, id, json);
    }

    private JsonNode awaitItems(String path, int count) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> app.get(path).json().path("items").size() == count);
        return app.get(path).json().path("items");
    }
}
