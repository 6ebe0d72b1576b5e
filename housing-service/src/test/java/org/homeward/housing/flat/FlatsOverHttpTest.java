package org.homeward.housing.flat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.homeward.housing.AdmissionFeed;
import org.homeward.housing.Database;
import org.homeward.housing.ReferralTopic;
import org.homeward.housing.Servers;
import org.homeward.housing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Step-down flats from the stock to the departure, as callers see them. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class FlatsOverHttpTest {

    private static final String HOSPITAL = Tokens.hospital("RXX");
    private static final String LANDLORD = Tokens.token("provider", "KNH", "housing:read housing:write housing:book");
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));

    @Inject
    Database database;

    @Inject
    LookAgain look;

    private final String test = UUID.randomUUID().toString().substring(0, 8);
    private final String stay = "RXX:" + test;
    private final String need = "x-need-" + test;
    private final String flat = "F-" + test;

    @BeforeEach
    void aFlatAndAStay() {
        AdmissionFeed.admitted(stay);
        declared(flat, "HD1", need);
    }

    @Test
    void isBookedLivedInAndFreeAgain() {
        String id = booked(TODAY, TODAY.plusDays(7));
        Response second = book(flat, TODAY.plusDays(6), TODAY.plusDays(9));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.contentType()).startsWith("application/problem+json");
        assertThat(second.jsonPath().getString("type")).endsWith("/flat-taken");
        assertThat(second.jsonPath().getString("inTheWay.booking")).isEqualTo(id);
        assertThat(second.asString()).doesNotContain(stay);
        String next = booked(TODAY.plusDays(7), TODAY.plusDays(9));

        assertThat(act(id, "arrive", "").jsonPath().getString("status")).isEqualTo("arrived");
        Response longer =
                act(id, "extend", "{\"until\":\"%s\",\"reason\":\"home not ready\"}".formatted(TODAY.plusDays(8)));
        assertThat(longer.statusCode()).isEqualTo(409);
        assertThat(longer.jsonPath().getString("inTheWay.booking")).isEqualTo(next);
        assertThat(longer.jsonPath().getString("current.status")).isEqualTo("arrived");
        assertThat(act(next, "cancel", "{\"reason\":\"home ready\"}").jsonPath().getString("cancelReason"))
                .isEqualTo("home-ready");
        assertThat(field(act(id, "extend", "{\"until\":\"%s\"}".formatted(TODAY.plusDays(8)))))
                .isEqualTo("reason");
        assertThat(act(id, "extend", "{\"until\":\"9999-12-31\",\"reason\":\"other\"}")
                        .jsonPath()
                        .getString("type"))
                .endsWith("/extended-too-far");
        assertThat(act(id, "extend", "{\"until\":\"%s\",\"reason\":\"home not ready\"}".formatted(TODAY.plusDays(20)))
                        .jsonPath()
                        .getString("until"))
                .isEqualTo(TODAY.plusDays(20).toString());
        assertThat(act(id, "leave", "").jsonPath().getString("status")).isEqualTo("left");
        assertThat(act(id, "leave", "").statusCode()).isEqualTo(409);
        String again = booked(TODAY, TODAY.plusDays(3));
        for (int day = 60; day > 20; day -= 10) {
            booked(TODAY.plusDays(day), TODAY.plusDays(day + 1));
        }
        JsonPath all = read(HOSPITAL, "/v1/bookings?stay=" + stay);
        assertThat(all.getList("items.from"))
                .isEqualTo(all.<String>getList("items.from").stream().sorted().toList());
        assertThat(all.getString("items[2].id"))
                .as("given back, and where it was in the order of use")
                .isEqualTo(next);
        List<String> paged = new ArrayList<>();
        String page = "/v1/bookings?limit=1&stay=" + stay;
        for (String cursor = ""; cursor != null; ) {
            JsonPath one = read(HOSPITAL, page + cursor);
            paged.addAll(one.getList("items.id"));
            cursor = one.getString("next") == null ? null : "&cursor=" + one.getString("next");
        }
        assertThat(paged).isEqualTo(all.getList("items.id")).hasSize(7).contains(id, again);
        assertThat(field(as(HOSPITAL).get("/v1/bookings?cursor=eA"))).isEqualTo("cursor");
        assertThat(read(HOSPITAL, "/v1/bookings?status=cancelled&flat=" + flat).getList("items.id"))
                .isEqualTo(List.of(next));
    }

    @Test
    void everyChangeIsToldWithWhoHasTheFlatWhenAndNotWithWhoTheyAre() {
        String id = booked(TODAY, TODAY.plusDays(7));
        String told = ReferralTopic.await("flat:" + flat, data -> data.contains(id));
        assertThat(told).doesNotContain(stay).contains("\"booked\":[{\"booking\":\"" + id);
        assertThat(ReferralTopic.await("booking:" + id, data -> true)).contains("\"stay\":\"" + stay);
        act(id, "cancel", "");
        assertThat(ReferralTopic.await(
                        "flat:" + flat, data -> data.contains("\"booked\":[],") && data.contains("\"version\":3")))
                .contains("\"area\":\"HD1\"");
        assertThat(ReferralTopic.await("booking:" + id, data -> data.contains("cancelled\"")))
                .contains("\"version\":2");
    }

    @Test
    void flatsThatFitComeInOrderWithWhy() {
        declared(flat + "b", "HD1", need, "hoist");
        declared(flat + "c", "LS1", need);
        declared(flat + "d", "HD1", need);
        declared(flat + "e", "HD1", "x-other-" + test);
        assertThat(book(flat + "d", TODAY, TODAY.plusDays(3)).statusCode()).isEqualTo(201);
        JsonPath found = search(7);
        assertThat(found.getList("items.id", String.class)).containsExactly(flat, flat + "b", flat + "c", flat + "d");
        assertThat(found.getList("items.whyNotFirst", String.class))
                .containsExactly(null, "has-more-than-needed", "outside-the-area", "free-later");
        assertThat(found.getInt("items[3].freeInDays")).isEqualTo(3);
        assertThat(found.getString("items[3].freeFrom"))
                .isEqualTo(TODAY.plusDays(3).toString());
        assertThat(found.getList("items[0].why", String.class))
                .containsExactly("has-what-is-needed", "free-when-asked", "in-the-area");
        assertThat(search(15).getList("items")).isEmpty();
    }

    @Test
    void outOfServiceIsNotOfferedAndWhatIsBookedHasAnAlarm() {
        String id = booked(TODAY, TODAY.plusDays(2));
        String outage = "{\"from\":\"%s\",\"until\":\"%s\",\"reason\":\"Damp\"}";
        assertThat(outOfService(outage.formatted(TODAY, TODAY.plusDays(4))).statusCode())
                .isEqualTo(200);
        assertThat(read(HOSPITAL, "/v1/bookings/" + id).getList("alarms.code"))
                .isEqualTo(List.of("flat-out-of-service"));
        assertThat(read(HOSPITAL, "/v1/bookings?alarm=flat-out-of-service&flat=" + flat)
                        .getList("items.id"))
                .isEqualTo(List.of(id));
        assertThat(book(flat, TODAY.plusDays(3), TODAY.plusDays(5)).jsonPath().getString("type"))
                .endsWith("/flat-out-of-service");
        assertThat(search(1).getInt("items[0].freeInDays")).isEqualTo(4);
        as(LANDLORD)
                .body("{\"from\":\"%s\"}".formatted(TODAY.plusDays(3)))
                .post("/v1/step-down-flats/" + flat + "/in-service")
                .then()
                .statusCode(200);
        assertThat(search(1).getInt("items[0].freeInDays")).isEqualTo(3);
        assertThat(outOfService(outage.formatted(TODAY, TODAY)).jsonPath().getString("errors[0].field"))
                .isEqualTo("until");
    }

    @Test
    void aFlatThatIsDescribedAnewIsWhatWasSaidLast() {
        String body = body(flat, TODAY, TODAY.plusDays(2)).replace("[]", "[\"" + need + "\"]");
        String id = as(HOSPITAL)
                .body(body)
                .post("/v1/bookings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String seen = as(LANDLORD).get("/v1/step-down-flats/" + flat).header("ETag");
        Response anew = as(LANDLORD)
                .header("If-Match", seen)
                .body("{\"id\":\"%s\",\"area\":\"HD1\",\"features\":[],\"maxNights\":14,\"availableFrom\":\"%s\"}"
                        .formatted(flat, TODAY.plusDays(1)))
                .post("/v1/step-down-flats");
        assertThat(anew.statusCode()).isEqualTo(200);
        assertThat(anew.jsonPath().getString("landlord")).isNull();
        for (String alarm : List.of("flat-lacks-a-need", "flat-not-yet-available")) {
            assertThat(read(HOSPITAL, "/v1/bookings/" + id).getList("alarms.code"))
                    .contains(alarm);
            assertThat(read(HOSPITAL, "/v1/bookings?alarm=" + alarm + "&flat=" + flat)
                            .getList("items.id"))
                    .isEqualTo(List.of(id));
        }
        for (String path : List.of("", "/" + flat + "/out-of-service", "/" + flat + "/in-service")) {
            Response late = as(LANDLORD)
                    .header("If-Match", seen)
                    .body(
                            path.isEmpty()
                                    ? flatBody(flat, "HD1")
                                    : "{\"from\":\"2026-01-01\""
                                            + (path.contains("out") ? ",\"reason\":\"Damp\"}" : "}"))
                    .post("/v1/step-down-flats" + path);
            assertThat(late.statusCode()).as(path).isEqualTo(409);
            assertThat(late.jsonPath().getList("current.features")).as(path).isEmpty();
        }
        assertThat(as(LANDLORD)
                        .header("If-Match", seen)
                        .body(flatBody(flat + "-new", "HD1"))
                        .post("/v1/step-down-flats")
                        .statusCode())
                .isEqualTo(404);
        as(LANDLORD)
                .body(flatBody(flat, "HD1", need))
                .post("/v1/step-down-flats")
                .then()
                .statusCode(200);
        assertThat(read(HOSPITAL, "/v1/bookings/" + id).getList("alarms")).isEmpty();
        assertThat(read(HOSPITAL, "/v1/bookings?alarm=flat-lacks-a-need&flat=" + flat)
                        .getList("items"))
                .isEmpty();
        assertThat(read(HOSPITAL, "/v1/bookings?alarm=flat-not-yet-available&flat=" + flat)
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void whoIsToLeaveTodayIsNotInTheWayOfTonightsBooking() {
        String id = livedIn(TODAY);
        look.tellOverstays();
        assertThat(read(HOSPITAL, "/v1/bookings/" + id).getList("alarms")).isEmpty();
        assertThat(read(HOSPITAL, "/v1/bookings/" + id).getInt("version"))
                .as("of an overstay nothing was told")
                .isEqualTo(2);
        assertThat(read(HOSPITAL, "/v1/bookings?alarm=overstay&flat=" + flat).getList("items"))
                .isEmpty();
        assertThat(search(1).getInt("items[0].freeInDays")).isZero();
        outOfService("{\"from\":\"%s\",\"reason\":\"Damp\"}".formatted(TODAY.plusDays(2)));
        String next = booked(TODAY, TODAY.plusDays(2));
        assertThat(read(HOSPITAL, "/v1/bookings?alarm=flat-out-of-service&flat=" + flat)
                        .getList("items"))
                .isEmpty();
        assertThat(act(next, "arrive", "").jsonPath().getString("type")).endsWith("/flat-still-occupied");
        act(id, "leave", "");
        assertThat(act(next, "arrive", "").statusCode()).isEqualTo(200);
    }

    @Test
    void whoStaysTooLongRaisesAnAlarmAndIsInTheWay() {
        String id = livedIn(TODAY.minusDays(1));
        assertThat(read(HOSPITAL, "/v1/bookings/" + id).getList("alarms.code")).isEqualTo(List.of("overstay"));
        assertThat(book(flat, TODAY, TODAY.plusDays(2)).statusCode()).isEqualTo(409);
        assertThat(search(1).getInt("items[0].freeInDays")).isEqualTo(1);
        String later = booked(TODAY.plusDays(4), TODAY.plusDays(5));
        Response next = book(flat, TODAY.plusDays(1), TODAY.plusDays(3));
        assertThat(next.jsonPath().getList("alarms.code")).isEqualTo(List.of("flat-still-occupied"));
        assertThat(read(HOSPITAL, "/v1/bookings/" + later).getList("alarms")).isEmpty();
        assertThat(read(HOSPITAL, "/v1/bookings?alarm=flat-still-occupied&flat=" + flat)
                        .getList("items.id"))
                .isEqualTo(List.of(next.jsonPath().getString("id")));

        assertThat(read(HOSPITAL, "/v1/bookings?alarm=overstay&flat=" + flat).getList("items.id"))
                .isEqualTo(List.of(id));
        assertThat(read(HOSPITAL, "/v1/bookings?alarm=not-arrived&flat=" + flat).getList("items"))
                .isEmpty();
        assertThat(read(LANDLORD, "/v1/step-down-flats/" + flat).getList("booked[0].alarms.code"))
                .isEqualTo(List.of("overstay"));
        assertThat(as(HOSPITAL).get("/v1/bookings?alarm=fire").statusCode()).isEqualTo(400);
        look.tellOverstays();
        assertThat(read(HOSPITAL, "/v1/bookings/" + id).getInt("version")).isEqualTo(3);
        look.tellOverstays();
        assertThat(read(HOSPITAL, "/v1/bookings/" + id).getInt("version"))
                .as("told once")
                .isEqualTo(3);
        assertThat(ReferralTopic.await("booking:" + id, data -> data.contains("\"version\":3")))
                .contains("\"status\":\"arrived\"");
    }

    @Test
    void whatHasChangedSinceItWasReadIsNotChanged() {
        String id = booked(TODAY, TODAY.plusDays(7));
        String seen = as(HOSPITAL).get("/v1/bookings/" + id).header("ETag");
        String arrived = act(id, "arrive", "").header("ETag");
        Response late = leave(id, seen);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.jsonPath().getString("type")).endsWith("/changed");
        assertThat(late.jsonPath().getString("current.status")).isEqualTo("arrived");
        String now = as(HOSPITAL).get("/v1/bookings/" + id).header("ETag");
        assertThat(arrived).isEqualTo(now);
        assertThat(leave(id, now).statusCode())
                .as("asked anew under the same key")
                .isEqualTo(200);
    }

    private Response leave(String booking, String seen) {
        return as(HOSPITAL)
                .header("If-Match", seen)
                .header("Idempotency-Key", test + "-leaves")
                .post("/v1/bookings/" + booking + "/leave");
    }

    @Test
    void theSameKeyBooksOnce() {
        String body = body(flat, TODAY, TODAY.plusDays(2));
        String first = null;
        for (int i = 0; i < 3; i++) {
            String id = as(HOSPITAL)
                    .header("Idempotency-Key", test)
                    .body(body)
                    .post("/v1/bookings")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            assertThat(first == null || first.equals(id)).isTrue();
            first = id;
        }
    }

    @Test
    void whoKeepsTheFlatSeesWhenItIsBookedAndNotForWhom() {
        String id = booked(TODAY, TODAY.plusDays(2));
        JsonPath seen = read(LANDLORD, "/v1/bookings/" + id);
        assertThat(seen.getString("stay")).isNull();
        assertThat(seen.getString("from")).isEqualTo(TODAY.toString());
        assertThat(read(LANDLORD, "/v1/bookings?flat=" + flat).getList("items.id"))
                .isEqualTo(List.of(id));
        assertThat(read(LANDLORD, "/v1/bookings?stay=" + stay).getList("items")).isEmpty();
        String other = Tokens.hospital("RYY");
        assertThat(as(other).get("/v1/bookings/" + id).statusCode()).isEqualTo(404);
        assertThat(as(other).post("/v1/bookings/" + id + "/arrive").statusCode())
                .isEqualTo(404);
        assertThat(as(other)
                        .body(body(flat, TODAY.plusDays(3), TODAY.plusDays(4)))
                        .post("/v1/bookings")
                        .statusCode())
                .isEqualTo(404);
        assertThat(as(other)
                        .body(flatBody(flat, "HD1"))
                        .post("/v1/step-down-flats")
                        .statusCode())
                .isEqualTo(403);
        assertThat(as(Tokens.board()).get("/v1/step-down-flats").statusCode()).isEqualTo(403);
        assertThat(as(Tokens.authority("E08000034"))
                        .post("/v1/bookings/" + id + "/arrive")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTrustThatKeepsFlatsSeesWhenTheyAreBookedByOthers() {
        String own = flat + "-own";
        as(Tokens.hospital("RYY"))
                .body(flatBody(own, "HD1"))
                .post("/v1/step-down-flats")
                .then()
                .statusCode(201);
        String id = book(own, TODAY, TODAY.plusDays(2))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        JsonPath seen = read(Tokens.hospital("RYY"), "/v1/bookings?flat=" + own);
        assertThat(seen.getList("items.id")).isEqualTo(List.of(id));
        assertThat(seen.getString("items[0].stay")).isNull();
        assertThat(read(Tokens.hospital("RYY"), "/v1/bookings?stay=" + stay).getList("items"))
                .isEmpty();
        assertThat(read(Tokens.hospital("RYY"), "/v1/bookings?flat=" + flat).getList("items"))
                .isEmpty();
        assertThat(read(HOSPITAL, "/v1/bookings?flat=" + own).getString("items[0].stay"))
                .isEqualTo(stay);
    }

    @Test
    void whoKeepsTheFlatRecordsTheArrivalAndTheDeparture() {
        String id = booked(TODAY, TODAY.plusDays(2));
        Response arrived = as(LANDLORD).post("/v1/bookings/" + id + "/arrive");
        assertThat(arrived.jsonPath().getString("status")).isEqualTo("arrived");
        assertThat(arrived.asString()).doesNotContain(stay);
        assertThat(as(LANDLORD).post("/v1/bookings/" + id + "/leave").jsonPath().getString("status"))
                .isEqualTo("left");
    }

    @Test
    void badInputIsRefusedByName() {
        assertThat(field(book(flat, TODAY, TODAY))).isEqualTo("until");
        assertThat(field(as(HOSPITAL).body("{\"flat\":\"x\"}").post("/v1/bookings")))
                .isEqualTo("stay");
        assertThat(field(as(LANDLORD).body(flatBody(flat, "nowhere")).post("/v1/step-down-flats")))
                .isEqualTo("area");
        assertThat(field(as(HOSPITAL).get("/v1/step-down-flats?nights=3"))).isEqualTo("availableFrom");
        String search = "/v1/step-down-flats?availableFrom=" + TODAY + "&needs=";
        assertThat(field(as(HOSPITAL).get(search + "wheelchair-accessible"))).isEqualTo("needs");
        assertThat(as(HOSPITAL).get(search + "wheelchair-accessible").asString())
                .contains("ground-floor, ", "wheelchair, ", "x-");
        assertThat(as(HOSPITAL).get(search + "Ground%20floor,x-own").statusCode())
                .isEqualTo(200);
        assertThat(field(as(LANDLORD).body(flatBody(flat, "HD1", "nice")).post("/v1/step-down-flats")))
                .isEqualTo("features");
        for (String path : List.of("/v1/bookings", "/v1/waiting-list")) {
            String wish =
                    "{\"flat\":\"x\",\"stay\":\"%s\",\"from\":\"%s\",\"needs\":[\"nice\"],".formatted(stay, TODAY);
            String rest = path.endsWith("list") ? "\"nights\":1}" : "\"until\":\"" + TODAY.plusDays(1) + "\"}";
            String body = path.endsWith("list") ? wish.replace("\"flat\":\"x\",", "") : wish;
            assertThat(field(as(HOSPITAL).body(body + rest).post(path))).isEqualTo("needs");
        }
        assertThat(book("no-such-flat", TODAY, TODAY.plusDays(1)).statusCode()).isEqualTo(404);
    }

    private static String field(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        return answer.jsonPath().getString("errors[0].field");
    }

    private JsonPath search(int nights) {
        return read(
                HOSPITAL,
                "/v1/step-down-flats?availableFrom=%s&nights=%d&needs=%s&area=HD1".formatted(TODAY, nights, need));
    }

    private Response outOfService(String body) {
        return as(LANDLORD).body(body).post("/v1/step-down-flats/" + flat + "/out-of-service");
    }

    /** Somebody has lived there since a while ago. @param until when they were to leave */
    private String livedIn(LocalDate until) {
        String id = booked(TODAY, TODAY.plusDays(2));
        act(id, "arrive", "");
        LocalDate from = TODAY.minusDays(5);
        database.execute("""
                update booking set until = '%2$s', nights = daterange('%1$s', '%2$s'),
                    data = (data::jsonb || '{"from":"%1$s","until":"%2$s"}')::text where id = '%3$s'""".formatted(from, until, id), "select note_free_stretches('" + flat + "')");
        return id;
    }

    private String booked(LocalDate from, LocalDate until) {
        return book(flat, from, until).then().statusCode(201).extract().path("id");
    }

    private Response book(String of, LocalDate from, LocalDate until) {
        return as(HOSPITAL).body(body(of, from, until)).post("/v1/bookings");
    }

    private String body(String of, LocalDate from, LocalDate until) {
        return "{\"flat\":\"%s\",\"stay\":\"%s\",\"from\":\"%s\",\"until\":\"%s\",\"needs\":[]}"
                .formatted(of, stay, from, until);
    }

    private static void declared(String id, String area, String... features) {
        as(LANDLORD)
                .body(flatBody(id, area, features))
                .post("/v1/step-down-flats")
                .then()
                .statusCode(201);
    }

    private static String flatBody(String id, String area, String... features) {
        return """
                {"id":"%s","area":"%s","features":[%s],"maxNights":14,"availableFrom":"2026-01-01","furnished":true,\
                "weeklyRate":210.50,"landlord":"Kirklees Homes","scheme":"step-down"}""".formatted(id, area, features.length == 0 ? "" : '"' + String.join("\",\"", features) + '"');
    }

    private static Response act(String id, String action, String body) {
        RequestSpecification request = as(HOSPITAL);
        return (body.isEmpty() ? request : request.body(body)).post("/v1/bookings/" + id + '/' + action);
    }

    private static JsonPath read(String token, String path) {
        return as(token).get(path).then().statusCode(200).extract().jsonPath();
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .urlEncodingEnabled(false);
    }
}
