package org.homeward.capacity.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.homeward.capacity.care.PackageFeed.commitment;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.homeward.capacity.Api;
import org.homeward.capacity.CapacityTopic;
import org.homeward.capacity.Database;
import org.homeward.capacity.RebuildViews;
import org.homeward.capacity.Servers;
import org.homeward.capacity.Tokens;
import org.homeward.capacity.care.PackageFeed.Pack;
import org.homeward.capacity.care.persistence.CareHeads;
import org.homeward.capacity.persistence.ViewHeads;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.event.Event;
import org.homeward.kit.outbox.Heads;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Providers, what they declare, what packages take, and what is left, by command, event and query. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class HomeCareTest {

    private static final String PROVIDER = Tokens.provider("1-1001");
    private static final String OPERATOR = Tokens.operator();
    private static final String CAPACITY = "/v1/providers/1-1001/capacity";

    @Inject
    Database database;

    @Inject
    RebuildViews rebuild;

    @Inject
    Transactions transactions;

    @Inject
    ViewHeads views;

    @Inject
    CareHeads care;

    @BeforeEach
    void startAfresh() {
        database.forgetEverything();
        describe("1-1001", PROVIDER).then().statusCode(201).header("ETag", "\"1\"");
    }

    @Test
    void aProviderIsDescribedByItselfAlone() {
        describe("1-1001", PROVIDER).then().statusCode(200).body("version", equalTo(1));
        Api.as(OPERATOR).get("/v1/providers/1-1001").then().statusCode(200).body("name", equalTo("Ash"));
        describe("1-1002", PROVIDER).then().statusCode(404);
        Api.as(Tokens.hospital("RXX")).get("/v1/providers/1-1001").then().statusCode(403);
        Api.as(OPERATOR)
                .body("{\"name\":\"\",\"areas\":[\"here\"],\"services\":[\"x\"],\"tier\":0}")
                .put("/v1/providers/1-1001")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("name", "areas[0]", "services[0]", "tier"));
        String told = CapacityTopic.await("provider:1-1001", data -> data.contains("\"Ash\""));
        assertThat(told).contains("\"areas\":[\"LE3 9\",\"LE4\"]").contains("\"tier\":8");
    }

    @Test
    void aProvidersFirstWordOfItsTierHoldsUntilACouncilSaysOtherwise() {
        String about = "{\"name\":\"Elm\",\"areas\":[\"LE3 9\"],\"services\":[\"reablement\"],\"tier\":%d}";
        String elm = Tokens.provider("1-1003");
        Api.as(elm)
                .body(about.formatted(2))
                .put("/v1/providers/1-1003")
                .then()
                .statusCode(201)
                .body("tier", equalTo(2));
        Api.as(elm).body(about.formatted(1)).put("/v1/providers/1-1003").then().statusCode(403);
    }

    /** In which tier and by which contracts a provider is asked is for who buys from it to say. */
    @Test
    void aCouncilPlacesAProviderAndTheProviderSaysTheRest() {
        String about = "{\"name\":\"%s\",\"areas\":[\"LE3 9\"],\"services\":[\"reablement\"]%s}";
        String placed = ",\"tier\":2,\"contracts\":[{\"area\":\"LE3\",\"service\":\"reablement\",\"tier\":1}]";
        put(PROVIDER, about.formatted("Ash", ",\"tier\":1"))
                .then()
                .statusCode(403)
                .body("errors.field", hasItems("tier"));
        put(PROVIDER, about.formatted("Ash", placed))
                .then()
                .statusCode(403)
                .body("errors.field", hasItems("tier", "contracts"));
        put(Tokens.council("E06000016"), about.formatted("Ash", placed))
                .then()
                .statusCode(200)
                .body("tier", equalTo(2));
        put(PROVIDER, about.formatted("Ash Tree", ""))
                .then()
                .statusCode(200)
                .body("name", equalTo("Ash Tree"))
                .body("tier", equalTo(2))
                .body("contracts[0].tier", equalTo(1));
        put(PROVIDER, about.formatted("Ash", placed)).then().statusCode(200).body("tier", equalTo(2));
    }

    @Test
    void aProviderIsDescribedAnewOnWhatTheAnswerBeforeHasTold() {
        String about = "{\"name\":\"%s\",\"areas\":[\"LE3 9\"],\"services\":[\"reablement\"]}";
        String told = null;
        for (int i = 0; i < 2; i++) {
            told = putOnce("\"1\"", about.formatted("Elm"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .header("ETag");
            assertThat(told).as("the same when it is told again").isEqualTo("\"2\"");
        }
        put(PROVIDER, about.formatted("Oak")).then().statusCode(200).header("ETag", "\"3\"");
        for (String seen : List.of(told, "\"3\"")) {
            putOnce(seen, about.formatted("Yew"))
                    .then()
                    .statusCode(seen.equals(told) ? 409 : 200)
                    .body(seen.equals(told) ? "current.name" : "name", equalTo(seen.equals(told) ? "Oak" : "Yew"));
        }
        String versions = "/v1/providers/1-1001/versions?limit=3";
        JsonPath page = Api.as(PROVIDER).get(versions).jsonPath();
        assertThat(page.getList("items.version")).containsExactly(1, 2, 3);
        assertThat(Api.as(PROVIDER)
                        .get(versions + "&cursor=" + page.getString("next"))
                        .jsonPath()
                        .getList("items.version"))
                .containsExactly(4);
    }

    private static Response putOnce(String seen, String document) {
        return Api.as(PROVIDER)
                .header("If-Match", seen)
                .header("Idempotency-Key", "about-" + document.hashCode())
                .body(document)
                .put("/v1/providers/1-1001");
    }

    private static Response put(String token, String document) {
        return Api.as(token).body(document).put("/v1/providers/1-1001");
    }

    @Test
    void anAcceptanceIsTakenOffAndAnEndGivenBack() {
        declare("\"hoursPerWeek\":20,\"canAccept\":\"yes\",\"doubleHandedHoursPerWeek\":8,\"slots\":{\"morning\":3}");
        Instant accepted = Instant.now();
        Pack pack = new Pack("K1", "LE3 9", "reablement", List.of(commitment("1-1001", 7, accepted, null, false)));
        PackageFeed.send(List.of(pack.version(1, accepted)));
        JsonPath taken = awaitAvailable(13);
        assertThat(taken.getFloat("acceptedHoursSince")).isEqualTo(7);
        assertThat(taken.getFloat("doubleHandedHoursPerWeek")).isEqualTo(1);
        assertThat(taken.getInt("slots.morning")).isEqualTo(1);
        Pack over = new Pack("K2", "LE3 9", "reablement", List.of(commitment("1-1001", 15, accepted, null, true)));
        PackageFeed.send(List.of(over.version(1, accepted)));
        JsonPath negative = awaitAvailable(-2);
        assertThat(negative.getBoolean("overCommitted")).isTrue();
        assertThat(negative.getFloat("pausedHours")).isEqualTo(15);
        Pack ended =
                new Pack("K1", "LE3 9", "reablement", List.of(commitment("1-1001", 7, accepted, Instant.now(), false)));
        PackageFeed.send(List.of(ended.version(2, Instant.now())));
        awaitAvailable(5);
    }

    @Test
    void anAcceptanceAheadOfTheClockIsCountedWhenItsTimeComes() {
        declare("\"hoursPerWeek\":20,\"canAccept\":\"yes\"");
        Instant ahead = Instant.now().plusSeconds(2);
        Pack pack = new Pack("K1", "LE3 9", "reablement", List.of(commitment("1-1001", 7, ahead, null, false)));
        PackageFeed.send(List.of(pack.version(1, ahead)));
        // Nothing else happens to the provider that would have its figures derived anew.
        awaitAvailable(13);
        assertThat(Instant.now()).isAfter(ahead);
    }

    @Test
    void unchangedDeclaresTheFigureThatWasShown() {
        declare("\"hoursPerWeek\":20,\"canAccept\":\"yes\"");
        String shown = Api.as(PROVIDER).get(CAPACITY).header("ETag");
        hold("{\"area\":\"LE3 9\",\"service\":\"reablement\",\"hours\":5,\"purpose\":\"discharge\",\"until\":\"%s\"}"
                        .formatted(Instant.now().plusSeconds(600)))
                .then()
                .statusCode(201);
        unchangedWithOneKey(shown)
                .then()
                .statusCode(409)
                .body("type", endsWith("/changed"))
                .body("current.items[0].heldHours", equalTo(5));
        Response now = Api.as(PROVIDER).get(CAPACITY);
        unchangedWithOneKey(now.header("ETag")).then().statusCode(409).body("type", endsWith("/not-complete"));
        hearAllUntil(Instant.now());
        unchangedWithOneKey(now.header("ETag"))
                .then()
                .statusCode(200)
                .body("items[0].availableHoursPerWeek", equalTo(15))
                .body("items[0].heldHours", equalTo(5));
        assertThat(database.one("select count(*) from declaration")).isEqualTo("2");
    }

    /** Both were accepted before the word that nothing has changed: one is shown by then, the other on its way. */
    @Test
    void unchangedDoesNotSwallowAnAcceptanceThatIsOnItsWay() {
        declare("\"hoursPerWeek\":20,\"canAccept\":\"yes\"");
        Instant complete = Instant.now();
        hearAllUntil(complete);
        Instant accepted = complete.plusMillis(1);
        Pack shown = new Pack("K1", "LE3 9", "reablement", List.of(commitment("1-1001", 3, accepted, null, false)));
        Pack late = new Pack("K2", "LE3 9", "reablement", List.of(commitment("1-1001", 7, accepted, null, false)));
        PackageFeed.send(List.of(shown.version(1, accepted)));
        awaitAvailable(17);
        unchanged(Api.as(PROVIDER).get(CAPACITY).header("ETag"))
                .then()
                .statusCode(200)
                .body("items[0].availableHoursPerWeek", equalTo(17));
        assertThat(database.one("select count(*) from declaration")).isEqualTo("2");
        PackageFeed.send(List.of(late.version(1, accepted)));
        awaitAvailable(10);
    }

    @Test
    void unchangedLeavesAloneWhatWasDeclaredSinceAllWasHeard() {
        hearAllUntil(Instant.now());
        declare("\"hoursPerWeek\":20,\"canAccept\":\"yes\"");
        unchanged(Api.as(PROVIDER).get(CAPACITY).header("ETag"))
                .then()
                .statusCode(200)
                .body("items[0].availableHoursPerWeek", equalTo(20));
        assertThat(database.one("select count(*) from declaration")).isEqualTo("1");
    }

    @Test
    void tellsNobodyWhoOfTheStaffSaidSo() {
        String kim = Tokens.provider("kim.hill", "1-1001");
        describe("1-1001", kim).then().statusCode(200);
        Api.as(kim)
                .body(
                        "{\"areas\":[{\"area\":\"LE3 9\",\"service\":\"reablement\",\"hoursPerWeek\":3,\"canAccept\":\"yes\"}]}")
                .put(CAPACITY)
                .then()
                .statusCode(200);
        CapacityTopic.await(
                "care:1-1001/LE3 9/reablement", data -> data.contains("\"source\":\"declaration|provider-1-1001\""));
        assertThat(database.rows("select data from care_record order by key"))
                .noneMatch(data -> data.contains("kim"))
                .anyMatch(data -> data.contains("\"source\":\"provider|provider-1-1001\""));
    }

    @Test
    void namesTheLineThatIsDeclaredAhead() {
        String line = "{\"service\":\"reablement-place\",\"area\":\"LE3 9\",\"places\":1,\"canAccept\":\"yes\"%s}";
        Api.as(PROVIDER)
                .body(
                        "{\"areas\":[{\"area\":\"LE3 9\",\"service\":\"reablement\",\"hoursPerWeek\":1,\"canAccept\":\"yes\"}],"
                                + "\"places\":[" + line.formatted(",\"declaredAt\":\"2199-01-01T00:00:00Z\"") + "]}")
                .put(CAPACITY)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("places[0].declaredAt"));
    }

    @Test
    void aHoldIsRefusedWhereThereIsLessAndEndsByItself() {
        declare("\"hoursPerWeek\":4,\"canAccept\":\"yes\"");
        String wish = "{\"area\":\"LE3 9\",\"service\":\"reablement\",\"hours\":%d,\"purpose\":\"d\",\"until\":\"%s\"}";
        hold(wish.formatted(5, Instant.now().plusSeconds(60)))
                .then()
                .statusCode(409)
                .body("available", equalTo(4));
        hold(wish.formatted(3, Instant.now().plusMillis(1500))).then().statusCode(201);
        CapacityTopic.await("care:1-1001/LE3 9/reablement", data -> data.contains("\"availableHoursPerWeek\":1,"));
        CapacityTopic.await(
                "care:1-1001/LE3 9/reablement",
                data -> data.contains("\"availableHoursPerWeek\":4,") && data.contains("\"version\":3"));
    }

    @Test
    void releasesAHoldOnceForAKey() {
        declare("\"hoursPerWeek\":4,\"canAccept\":\"yes\"");
        String wish = "{\"area\":\"LE3 9\",\"service\":\"reablement\",\"hours\":3,\"purpose\":\"d\",\"until\":\"%s\"}";
        String hold =
                hold(wish.formatted(Instant.now().plusSeconds(600))).jsonPath().getString("id");
        for (int i = 0; i < 2; i++) {
            Api.as(PROVIDER)
                    .header("Idempotency-Key", "release-1")
                    .delete("/v1/providers/1-1001/capacity-holds/" + hold)
                    .then()
                    .statusCode(204);
        }
        assertThat(database.one("select count(*) from idempotency where key = 'release-1' and status = 204"))
                .isEqualTo("1");
        awaitAvailable(4);
        Api.as(Tokens.provider("1-1002"))
                .delete("/v1/providers/1-1001/capacity-holds/" + hold)
                .then()
                .statusCode(404);
    }

    @Test
    void aLineThatTheListLeavesOutIsNoLongerOffered() {
        Api.as(PROVIDER)
                .body(
                        "{\"areas\":[{\"area\":\"LE3 9\",\"service\":\"reablement\",\"hoursPerWeek\":1,\"canAccept\":\"yes\"},"
                                + "{\"area\":\"LE4\",\"service\":\"live-in\",\"hoursPerWeek\":2,\"canAccept\":\"no\"}],"
                                + "\"places\":[{\"area\":\"LE4\",\"service\":\"virtual-ward\",\"places\":3,\"canAccept\":\"yes\"}]}")
                .put(CAPACITY)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(3));
        declare("\"hoursPerWeek\":6,\"canAccept\":\"yes\"");
        assertThat(Api.as(PROVIDER).get(CAPACITY).jsonPath().getList("items.service"))
                .containsExactly("reablement", "virtual-ward");
        CapacityTopic.await("care:1-1001/LE4/live-in", data -> data.contains("\"removed\":true"));
        Api.as(OPERATOR).get("/v1/community-capacity?area=LE4%207").then().body("items.availablePlaces", hasItem(3));
    }

    @Test
    void aCouncilsListIsTakenWholeOrNotAtAll() {
        String header =
                "provider,area,service,free,double_handed_hours,can_accept,earliest_start,valid_until,declared_at\n";
        csv(header + "1-1001,LE3 9,reablement,12.5,4,yes,2026-12-01,,2026-11-20T09:00:00Z\n1-9,LE3,live-in,1,,no,,,\n")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("line 3"));
        assertThat(database.one("select count(*) from declaration")).isEqualTo("0");
        csv(header + "1-1001,LE3 9,reablement,12.5,,yes,,,\n1-1001,le3  9,reablement,4,,yes,,,\n")
                .then()
                .statusCode(400)
                .body("errors.field", contains("line 3"));
        csv(header + "1-1001,LE3 9,reablement,12.5,,yes,,,2999-01-01T00:00:00Z\n")
                .then()
                .statusCode(400)
                .body("errors.field", contains("line 2.declared_at"));
        csv(header + "1-1001,le3  9,reablement,12.5,4,YES,2026-12-01,,2026-11-20T09:00:00Z\n")
                .then()
                .statusCode(200)
                .body("lines", equalTo(1));
        JsonPath item = awaitAvailable(12.5f);
        assertThat(item.getString("declaredAt")).isEqualTo("2026-11-20T09:00:00Z");
        assertThat(item.getFloat("confidence")).isLessThan(1);
    }

    @Test
    void aCouncilsListTellsWhatIsUsedAndKeptInCareHomes() {
        String header = "service,reserved,occupied,maximum_capacity,provider,area,free,double_handed_hours,can_accept,"
                + "earliest_start,valid_until,declared_at\n";
        String line = "care-home-dementia-residential,1,%s,40,1-1001,LE3,2,,yes,,,2026-11-20T09:00:00Z\n";
        csv(header + line.formatted("38"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("line 2.maximum_capacity"));
        csv(header + line.formatted("many")).then().statusCode(400).body("errors.field", contains("line 2.occupied"));
        for (String other : List.of("kept", "occupied", "")) {
            csv(header.replace("reserved", other) + line.formatted("37"))
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("line 1"));
        }
        csv(header + line.formatted("37").replace("care-home-dementia-residential", "care-home"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("line 2.service"))
                .body("errors.reason", contains(containsString("care-home-dementia-residential")));
        csv(header + line.formatted("37").replace("37", "37.5"))
                .then()
                .body("errors.field", contains("line 2.occupied"));
        csv(header + line.formatted("37").replace("care-home-dementia-residential", "reablement"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("line 2.maximum_capacity"));
        csv(header + line.formatted("37")).then().statusCode(200).body("lines", equalTo(1));
        Api.as(PROVIDER)
                .get(CAPACITY)
                .then()
                .body("items.declaredPlaces", contains(2))
                .body("items.reserved", contains(1))
                .body("items.occupied", contains(37))
                .body("items.maximumCapacity", contains(40));
    }

    @Test
    void aCouncilDescribesProvidersAndBringsItsList() {
        String council = Tokens.council("E06000016");
        describe("1-1002", council).then().statusCode(201).body("tier", equalTo(1));
        String list =
                "provider,area,service,free,double_handed_hours,can_accept,earliest_start,valid_until,declared_at\n"
                        + "1-1001,LE3 9,reablement,12.5,4,yes,2026-12-01,,2026-11-20T09:00:00Z\n"
                        + "1-1002,LE4,reablement,3,,yes,,,2026-11-20T09:00:00Z\n";
        csv(council, list).then().statusCode(200).body("providers", equalTo(2));
        awaitAvailable(12.5f);
        csv(PROVIDER, list).then().statusCode(400).body("errors.field", hasItems("line 3"));
    }

    @Test
    void answersForEveryInstantAndByWhatWasKnownThen() {
        Instant before = Instant.now();
        declare("\"hoursPerWeek\":20,\"canAccept\":\"yes\"");
        Instant declared = Instant.now();
        Instant accepted = declared.plusMillis(50);
        Instant recorded = accepted.plusSeconds(3600);
        Pack pack = new Pack("K1", "LE3 9", "reablement", List.of(commitment("1-1001", 7, accepted, null, false)));
        PackageFeed.send(List.of(pack.version(1, recorded)));
        awaitAvailable(13);
        assertThat(available("&asOf=" + before)).isEmpty();
        assertThat(available("&asOf=" + declared)).containsExactly(20f);
        assertThat(available("&asOf=" + accepted)).containsExactly(13f);
        assertThat(available("&asOf=" + accepted + "&knownAt=" + accepted)).containsExactly(20f);
        assertThat(available("&asOf=" + accepted + "&knownAt=" + recorded)).containsExactly(13f);
        Instant heard = Instant.now();
        PackageFeed.beat(heard);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Api.as(OPERATOR)
                                .get("/v1/home-care-availability")
                                .jsonPath()
                                .getString("knownAt")
                        != null);
    }

    /** What the comparison of heads finds to be lost is sent again as it stands, beds and care each from their own table. */
    @Test
    void everyRecordCanBeSentAgain() {
        declare("\"hoursPerWeek\":20,\"canAccept\":\"yes\"");
        Heads heads = Heads.joined(List.of(views, care));
        List<String> keys = List.of("provider:1-1001", "care:1-1001/LE3 9/reablement", "bed:RXX01/W1/B/1");
        assertThat(transactions.run(heads::versions)).containsOnlyKeys(keys.subList(0, 2));
        List<Event> again = transactions.run(connection -> heads.current(connection, keys));
        assertThat(again).extracting(Event::key).containsExactlyInAnyOrderElementsOf(keys.subList(0, 2));
        for (Event event : again) {
            String data = new String(event.data(), StandardCharsets.UTF_8);
            assertThat(CapacityTopic.await(event.key(), data::equals)).isEqualTo(data);
            assertThat(event.shardKey()).isEqualTo("1-1001");
        }
    }

    /** The records are the same for every order, repetition and split of the events; a rebuild finds nothing to mend. */
    @Test
    void everyOrderOfArrivalEndsInTheSameRecords() {
        declare("\"hoursPerWeek\":40,\"canAccept\":\"yes\"");
        Instant start = Instant.now();
        List<Event> events = new ArrayList<>();
        for (int pack = 0; pack < 12; pack++) {
            Instant accepted = start.plusMillis(pack);
            for (int version = 1; version <= 4; version++) {
                Instant ended = version == 4 && pack % 3 == 0 ? accepted.plusMillis(5) : null;
                events.add(new Pack(
                                "P" + pack,
                                pack % 2 == 0 ? "LE3 9" : "LE3 8",
                                "reablement",
                                List.of(commitment("1-1001", pack, accepted, ended, version == 3)))
                        .version(version, accepted.plusMillis(version)));
            }
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> Instant.now().isAfter(start.plusMillis(50)));
        List<String> inOrder = recordsAfter(events);
        Collections.shuffle(events, new Random(7));
        events.addAll(events.subList(0, 20));
        database.execute("truncate care_package, care_package_history, commitment, care_watermark");
        assertThat(recordsAfter(events)).isEqualTo(inOrder);
        RebuildViews.Result untouched = rebuild.rebuild();
        assertThat(untouched.differentCommitments()).isZero();
        assertThat(untouched.differentRecords()).isZero();
        database.execute(
                "update commitment set amount = amount + 1 where package = 'P1'",
                "delete from commitment where package = 'P2'",
                "update care_record set data = '{}' where key like 'care:%'");
        RebuildViews.Result repaired = rebuild.rebuild();
        assertThat(repaired.differentCommitments()).isEqualTo(3);
        assertThat(repaired.differentRecords()).isPositive();
        assertThat(database.rows("select key, data from care_record order by key"))
                .isEqualTo(inOrder);
    }

    private List<String> recordsAfter(List<Event> events) {
        PackageFeed.send(events);
        hearAllUntil(Instant.now());
        return database.rows("select key, data from care_record order by key");
    }

    private void hearAllUntil(Instant end) {
        PackageFeed.beat(end);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.one("select count(*) from care_watermark where known_at >= '" + end
                                + "'::timestamptz - interval '1 ms'")
                        .equals("6"));
    }

    private static Response describe(String id, String token) {
        return Api.as(token)
                .body("{\"name\":\"Ash\",\"areas\":[\"le3 9\",\"LE4\"],\"services\":[\"reablement\"]}")
                .put("/v1/providers/" + id);
    }

    private static void declare(String figures) {
        Api.as(PROVIDER)
                .body("{\"areas\":[{\"area\":\"LE3 9\",\"service\":\"reablement\"," + figures + "}]}")
                .put(CAPACITY)
                .then()
                .statusCode(200);
    }

    private static Response unchangedWithOneKey(String tag) {
        return Api.as(PROVIDER)
                .header("If-Match", tag)
                .header("Idempotency-Key", "nothing-new")
                .body("{\"unchanged\":true}")
                .put(CAPACITY);
    }

    private static Response unchanged(String tag) {
        return Api.as(PROVIDER)
                .header("If-Match", tag)
                .body("{\"unchanged\":true}")
                .put(CAPACITY);
    }

    private static Response hold(String wish) {
        return Api.as(PROVIDER).body(wish).post("/v1/providers/1-1001/capacity-holds");
    }

    private static Response csv(String file) {
        return csv(OPERATOR, file);
    }

    private static Response csv(String token, String file) {
        return Api.as(token).contentType("text/csv").body(file).post("/v1/capacity-imports");
    }

    private static List<Float> available(String query) {
        return Api.as(OPERATOR)
                .get("/v1/home-care-availability?area=LE3%209&service=reablement" + query.replace("+", "%2B"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.availableHoursPerWeek", Float.class);
    }

    private static JsonPath awaitAvailable(float hours) {
        await().atMost(Duration.ofSeconds(20)).until(() -> available("").equals(List.of(hours)));
        return Api.as(OPERATOR)
                .get("/v1/home-care-availability?area=LE3&service=reablement")
                .jsonPath()
                .setRootPath("items[0]");
    }
}
