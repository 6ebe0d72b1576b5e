package org.homeward.housing.flat;

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

/** Who waits for a flat is offered the one that frees, in order, and answers. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class WaitingListTest {

    private static final String HOSPITAL = Tokens.hospital("RXX");
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));

    @Inject
    Database database;

    @Inject
    LookAgain look;

    private final String test = UUID.randomUUID().toString().substring(0, 8);
    private final String need = "x-need-" + test;
    private final String flat = "W-" + test;
    private String there;
    private String first;
    private String second;

    @BeforeEach
    void somebodyIsThereAndTwoWait() {
        declared(flat);
        there = post("/v1/bookings", """
                {"flat":"%s","stay":"%s","from":"%s","until":"%s","needs":[]}""".formatted(flat, stay("there"), TODAY, TODAY.plusDays(10)));
        act("bookings", there, "arrive", "");
        second = waits("second", TODAY.plusDays(1));
        first = waits("first", TODAY);
    }

    @Test
    void whoeverIsNextIsOfferedWhatFreesEarly() {
        act("bookings", there, "leave", "");
        JsonPath offered = entry(first);
        assertThat(offered.getString("status")).isEqualTo("offered");
        String offer = offered.getString("booking");
        JsonPath booking = read("/v1/bookings/" + offer);
        assertThat(booking.getString("status")).isEqualTo("offered");
        assertThat(booking.getString("from")).isEqualTo(TODAY.toString());
        assertThat(booking.getString("answerBy")).isNotNull();
        assertThat(entry(second).getString("status")).isEqualTo("waiting");
        assertThat(as().body("""
                        {"flat":"%s","stay":"%s","from":"%s","until":"%s","needs":[]}""".formatted(flat, stay("third"), TODAY, TODAY.plusDays(1)))
                        .post("/v1/bookings")
                        .jsonPath()
                        .getString("inTheWay.booking"))
                .isEqualTo(offer);

        assertThat(act("bookings", offer, "accept", "").getString("status")).isEqualTo("booked");
        assertThat(entry(first).getString("status")).isEqualTo("housed");
        assertThat(ReferralTopic.await("waiting:" + first, data -> data.contains("\"status\":\"housed\"")))
                .contains("\"booking\":\"" + offer);
    }

    @Test
    void whatIsDeclinedGoesToTheNext() {
        act("bookings", there, "leave", "");
        String offer = entry(first).getString("booking");
        act("bookings", offer, "decline", "{\"reason\":\"too far\"}");
        assertThat(entry(first).getString("status")).isEqualTo("waiting");
        assertThat(entry(first).getList("declined")).isEqualTo(List.of(flat));
        assertThat(entry(second).getString("status")).isEqualTo("offered");
        assertThat(as().post("/v1/bookings/" + offer + "/accept").statusCode()).isEqualTo(409);
        declared(flat + "b");
        assertThat(entry(first).getString("status")).isEqualTo("offered");
    }

    @Test
    void whatNobodyAnswersInTimeGoesToTheNext() {
        act("bookings", there, "leave", "");
        String offer = entry(first).getString("booking");
        database.execute("update booking set due_at = now(), data = (data::jsonb"
                + " || '{\"answerBy\":\"2026-01-01T00:00:00Z\"}')::text where id = '" + offer + "'");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> "offered".equals(entry(second).getString("status")));
        assertThat(entry(first).getString("status")).isEqualTo("waiting");
        assertThat(entry(first).getList("declined")).isEmpty();
        assertThat(entry(first).getString("unanswered[0].flat")).isEqualTo(flat);
        assertThat(read("/v1/bookings/" + offer).getString("cancelReason")).isEqualTo("not-answered");
        assertThat(database.one("select count(*) from booking where flat = '" + flat + "' and status = 'offered'"))
                .isEqualTo("1");

        database.execute("update waiting set passed_over = jsonb_build_object('" + flat + "', now()),"
                + " data = (data::jsonb || '{\"unanswered\":[]}')::text where id = '" + first + "'");
        act("bookings", entry(second).getString("booking"), "decline", "");
        assertThat(entry(first).getString("status"))
                .as("a day later it is offered again")
                .isEqualTo("offered");
    }

    @Test
    void theLineSaysWhyAndWhatIsFreeIsOfferedAtOnce() {
        JsonPath line = read("/v1/waiting-list?limit=1000");
        assertThat(line.getList("items.id", String.class)).containsSubsequence(first, second);
        assertThat(line.getString("items.find { it.id == '" + second + "' }.behind"))
                .isIn("needed-later", "asked-later");
        declared(flat + "b");
        assertThat(entry(first).getString("status")).isEqualTo("offered");
        String later = waits("third", TODAY.plusDays(20));
        assertThat(entry(later).getString("status")).isEqualTo("offered");
        assertThat(as().post("/v1/waiting-list/" + later + "/leave").statusCode())
                .isEqualTo(409);
        assertThat(act("waiting-list", second, "leave", "{\"reason\":\"home ready\"}")
                        .getString("status"))
                .isEqualTo("gone");
        String other = Tokens.hospital("RYY");
        assertThat(given().header("Authorization", "Bearer " + other)
                        .get("/v1/waiting-list/" + first)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoIsToLeaveTodayMakesRoomForTheNext() {
        database.execute("""
                update booking set until = '%2$s', nights = daterange('%1$s', '%2$s'),
                    data = (data::jsonb || '{"from":"%1$s","until":"%2$s"}')::text where id = '%3$s'""".formatted(TODAY.minusDays(5), TODAY, there), "select note_free_stretches('" + flat + "')");
        look.lookAgain();
        assertThat(entry(first).getString("status")).isEqualTo("offered");
        assertThat(read("/v1/bookings/" + entry(first).getString("booking")).getString("from"))
                .isEqualTo(TODAY.toString());
    }

    @Test
    void theLineIsReadPageByPage() {
        waits("third", TODAY.plusDays(20));
        List<String> paged = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        String next = "/v1/waiting-list?limit=1";
        while (next != null) {
            JsonPath page = read(next);
            paged.addAll(page.getList("items.id"));
            places.addAll(page.getList("items.place"));
            next = page.getString("next") == null ? null : "/v1/waiting-list?limit=1&cursor=" + page.getString("next");
        }
        assertThat(paged).isEqualTo(read("/v1/waiting-list?limit=1000").getList("items.id"));
        assertThat(paged).containsSubsequence(first, second).doesNotHaveDuplicates();
        assertThat(places).isSorted().doesNotHaveDuplicates();
        assertThat(as().get("/v1/waiting-list?cursor=x").statusCode()).isEqualTo(400);
        assertThat(given().header("Authorization", "Bearer " + Tokens.authority("KNH"))
                        .get("/v1/waiting-list")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    private String stay(String name) {
        String stay = "RXX:" + name + "-" + test;
        AdmissionFeed.admitted(stay);
        return stay;
    }

    private String waits(String name, LocalDate from) {
        return post("/v1/waiting-list", """
                {"stay":"%s","needs":["%s"],"area":"HD1","from":"%s","nights":7}""".formatted(stay(name), need, from));
    }

    private void declared(String id) {
        as().body("""
                {"id":"%s","area":"HD1","features":["%s"],"maxNights":14,"availableFrom":"2026-01-01"}""".formatted(id, need)).post("/v1/step-down-flats").then().statusCode(201);
    }

    private static String post(String path, String body) {
        Response answer = as().body(body).post(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath().getString("id");
    }

    private static JsonPath entry(String id) {
        return read("/v1/waiting-list/" + id);
    }

    private static JsonPath act(String what, String id, String action, String body) {
        RequestSpecification request = as();
        return (body.isEmpty() ? request : request.body(body))
                .post("/v1/" + what + '/' + id + '/' + action)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath read(String path) {
        return as().get(path).then().statusCode(200).extract().jsonPath();
    }

    private static RequestSpecification as() {
        return given().header("Authorization", "Bearer " + HOSPITAL)
                .contentType("application/json")
                .urlEncodingEnabled(false);
    }
}
