package org.homeward.discharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What housing-service tells, on the case, the worklist and the journey, and what it suggests; over the real broker. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class HousingOnTheWardTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final String BED = "RXX01/W1/B1/01";

    @Inject
    Database database;

    @Inject
    ForgetOldCases old;

    private final String name = "ann-" + UUID.randomUUID();
    private final String stay = "RXX:" + name;
    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void begin() {
        database.forgetEverything();
    }

    @Test
    void showsEveryChangeAndSuggestsWhatAPersonDecides() {
        admit();
        Api.review(stay, "none", hoursAgo(30)).then().statusCode(201);
        send(duty(1, "draft", 29), duty(2, "sent", 28));
        awaitHousing(() -> "sent".equals(Api.discharge(stay).getString("housing[0].status")));

        JsonPath told = Api.discharge(stay);
        assertThat(told.getString("housing[0].kind")).isEqualTo("referral");
        assertThat(told.getString("housing[0].type")).isEqualTo("duty-to-refer");
        assertThat(told.getString("housing[0].organisation")).isEqualTo("E08000025");
        assertThat(told.getBoolean("housing[0].overdue")).isTrue();
        assertThat(told.getList("suggestions.reason")).containsExactly("CA4");
        assertThat(told.getString("suggestions[0].rule")).isEqualTo("state-of-housing-1");
        assertThat(told.getString("suggestions[0].because.id")).isEqualTo(id);
        JsonPath row = Api.worklist("?site=RXX01");
        assertThat(row.getList("items[0].waits.for")).containsExactly("referral");
        assertThat(row.getString("items[0].waits[0].label")).isEqualTo("Housing: duty to refer, sent");
        assertThat(row.getList("items[0].suggestions.reason")).containsExactly("CA4");
        assertThat(told.getList("delays")).isEmpty();
        accept(told.getString("suggestions[0].id"));
        assertThat(Api.discharge(stay).getList("delays.reason")).containsExactly("CA4");

        send(HousingFeed.booking("b-" + id, stay, 1, "made", "booked", hoursAgo(2)));
        awaitHousing(() -> Api.discharge(stay).getList("housing").size() == 2);
        JsonPath booked = Api.discharge(stay);
        assertThat(booked.getList("suggestions.action")).containsExactly("open", "close");
        assertThat(booked.getList("suggestions.reason")).containsExactly("IF4", "CA4");
        accept(booked.getString("suggestions[1].id"));
        assertThat(Api.discharge(stay).getString("delays[0].until")).isNotNull();

        send(HousingFeed.referral(
                id,
                "duty-to-refer",
                stay,
                3,
                "closed",
                "{\"reference\":\"H-1\",\"outcome\":\"not-owed\"}",
                hoursAgo(29),
                hoursAgo(1)));
        awaitHousing(() -> Api.discharge(stay).getString("housing[1].status").equals("closed"));
        assertThat(Api.discharge(stay).getString("housing[1].outcome")).isEqualTo("not-owed");
        assertThat(Api.discharge(stay).getString("housing[1].reference")).isEqualTo("H-1");
        assertThat(Api.as(Api.HOSPITAL)
                        .get("/v1/people/" + AdmissionFeed.patient(name) + "/journey")
                        .jsonPath()
                        .getString("items.find { it.what == 'referral-closed' }.details.outcome"))
                .isEqualTo("not-owed");
        assertThat(Api.worklist("?site=RXX01").getList("items[0].waits.for")).containsExactly("booking");
    }

    @Test
    void showsThatAReferralDoesNotGetThere() {
        admit();
        Api.review(stay, "none", hoursAgo(30)).then().statusCode(201);
        send(duty(1, "draft", 29), duty(2, "consented", 28), duty(3, "stuck", 1));
        awaitHousing(() -> "stuck".equals(Api.discharge(stay).getString("housing[0].status")));
        assertThat(Api.discharge(stay).getBoolean("housing[0].overdue")).isTrue();
        JsonPath row = Api.worklist("?site=RXX01");
        assertThat(row.getString("items[0].waits[0].label")).isEqualTo("Housing: duty to refer, stuck");
        assertThat(row.getBoolean("items[0].waits[0].overdue")).isTrue();
    }

    @Test
    void isTheSameInEveryOrderOfArrivalAndHasNoEffectTwice() {
        Callable<Boolean> complete = () -> 3
                == Integer.parseInt(database.one(
                        "select count(*) from housing_matter_version where matter = 'referral:" + id + "'"));
        send(duty(3, "withdrawn", 1), duty(2, "sent", 2), duty(3, "withdrawn", 1), duty(1, "draft", 3));
        awaitHousing(complete);
        admit();
        send(duty(2, "sent", 2));
        send(HousingFeed.booking("b-" + id, stay, 1, "made", "booked", hoursAgo(2)));
        awaitHousing(() -> Api.discharge(stay).getList("housing").size() == 2);

        JsonPath told = Api.discharge(stay);
        assertThat(told.getList("housing.status")).containsExactly("booked", "withdrawn");
        assertThat(told.getBoolean("housing[1].open")).isFalse();
        assertThat(complete).returns(true, HousingOnTheWardTest::called);
    }

    /** A view that is made anew has the last record of each key alone, and nobody in it has a name. */
    @Test
    void isTheSameFromTheHeadsAloneAfterAWithdrawal() {
        admit();
        send(duty(1, "draft", 3), duty(2, "sent", 2), duty(3, "withdrawn", 1));
        awaitHousing(() -> "withdrawn".equals(Api.discharge(stay).getString("housing[0].status")));
        Object before = Api.discharge(stay).getList("housing");
        database.execute("truncate housing_matter, housing_matter_version");
        assertThat(Api.discharge(stay).getList("housing")).isEmpty();
        send(duty(3, "withdrawn", 1));
        awaitHousing(() -> Api.discharge(stay).getList("housing").size() == 1);
        assertThat((Object) Api.discharge(stay).getList("housing")).isEqualTo(before);
    }

    @Test
    void tellsTheJourneyToThoseWithTheRightAndAsItWasKnown() {
        admit();
        send(
                duty(1, "draft", 5),
                duty(2, "sent", 3),
                HousingFeed.booking("b-" + id, stay, 1, "made", "booked", hoursAgo(2)));
        awaitHousing(() -> Api.discharge(stay).getList("housing").size() == 2);

        String path = "/v1/people/" + AdmissionFeed.patient(name) + "/journey";
        JsonPath all =
                Api.as(Api.HOSPITAL).get(path).then().statusCode(200).extract().jsonPath();
        assertThat(all.getList("items.what"))
                .containsExactly("admitted", "referral-draft", "referral-sent", "booking-made");
        assertThat(all.getString("items[1].section")).isEqualTo("housing");
        assertThat(all.getString("items[2].details.organisation")).isEqualTo("E08000025");
        assertThat(all.getString("items[3].details.flat")).isEqualTo("KNH-3");
        assertThat(Api.as(Api.HOSPITAL)
                        .get(path + "?knownAt=" + hoursAgo(4))
                        .jsonPath()
                        .getList("items.what"))
                .containsExactly("admitted", "referral-draft");
        Api.as(Tokens.hospital("RYY")).get(path).then().statusCode(404);
        Api.as(Tokens.board()).get(path).then().statusCode(403);
    }

    @Test
    void goesOnWithTheStayThatItsStayIsPartOf() {
        admit();
        send(duty(1, "draft", 5));
        awaitHousing(() -> Api.discharge(stay).getList("housing").size() == 1);
        String survivor = "RXX:survivor-" + name;
        AdmissionFeed.send(List.of(
                AdmissionFeed.admittedAs(name, survivor, 1, hoursAgo(90), BED),
                AdmissionFeed.merged(stay, 2, NOW, survivor)));
        awaitHousing(() -> Api.as(Api.HOSPITAL)
                                .get("/v1/discharge-cases/" + survivor)
                                .jsonPath()
                                .getList("housing.id")
                        instanceof List<?> ids
                && ids.contains(id));
        send(duty(2, "sent", 3));
        awaitHousing(() -> "sent".equals(Api.discharge(survivor).getString("housing[0].status")));
        Api.review(survivor, "none", hoursAgo(1)).then().statusCode(201);
        assertThat(Api.discharge(survivor).getList("suggestions.reason")).containsExactly("CA4");
        assertThat(Api.as(Api.HOSPITAL)
                        .get("/v1/people/" + AdmissionFeed.patient(name) + "/journey")
                        .jsonPath()
                        .getList("items.what"))
                .contains("referral-draft", "referral-sent");
    }

    @Test
    void setsAsideWhatCanNeverBeAppliedAndKeepsTypesThatItDoesNotKnow() {
        admit();
        send(
                HousingFeed.record("sent", "referral:broken", "RXX", 1, NOW, "{}"),
                HousingFeed.referral(id, "houseboat", stay, 1, "afloat", hoursAgo(5), hoursAgo(5)));
        awaitHousing(() -> Api.discharge(stay).getList("housing").size() == 1);
        Api.review(stay, "none", hoursAgo(1)).then().statusCode(201);
        JsonPath told = Api.discharge(stay);
        assertThat(told.getString("housing[0].type")).isEqualTo("houseboat");
        assertThat(told.getList("suggestions")).isEmpty();
        assertThat(database.one("select count(*) from housing_matter where id = 'referral:broken'"))
                .isEqualTo("0");
    }

    @Test
    void isForgottenWithItsStayAndWhereNoStayEverCame() {
        send(
                duty(1, "draft", 5),
                HousingFeed.referral("lost-" + id, "equipment", "RXX:lost-" + id, 1, "ordered", NOW, NOW));
        AdmissionFeed.send(List.of(AdmissionFeed.dischargedAs(name, stay, 1, hoursAgo(90), hoursAgo(1), BED)));
        Api.awaitCase(stay, "discharged");
        awaitHousing(() -> 2 == Integer.parseInt(database.one("select count(*) from housing_matter")));
        old.forget(NOW.plus(Duration.ofDays(2)));
        assertThat(database.one("select count(*) from housing_matter")).isEqualTo("2");
        old.forget(NOW.plus(Duration.ofDays(3000)));
        assertThat(database.one("select count(*) from housing_matter")).isEqualTo("0");
        assertThat(database.one("select count(*) from housing_matter_version")).isEqualTo("0");
    }

    @Test
    void isOfItsTrustAlone() {
        admit();
        send(duty(1, "draft", 5));
        awaitHousing(() -> Api.discharge(stay).getList("housing").size() == 1);
        Api.as(Tokens.hospital("RYY")).get("/v1/discharge-cases/" + stay).then().statusCode(404);
        Api.as(Tokens.operator()).get("/v1/discharge-cases/" + stay).then().body("housing[0].id", equalTo(id));
    }

    private void admit() {
        AdmissionFeed.send(List.of(AdmissionFeed.admittedAs(name, stay, 1, hoursAgo(90), BED)));
        Api.awaitCase(stay, "in-hospital");
    }

    private ProducerRecord<byte[], byte[]> duty(long version, String status, int hoursAgo) {
        return HousingFeed.referral(id, "duty-to-refer", stay, version, status, hoursAgo(29), hoursAgo(hoursAgo));
    }

    private void accept(String suggestion) {
        Api.as(Api.HOSPITAL)
                .post("/v1/stays/" + stay + "/delay-suggestions/" + suggestion + "/accept")
                .then()
                .statusCode(200);
    }

    @SafeVarargs
    private static void send(ProducerRecord<byte[], byte[]>... records) {
        AdmissionFeed.sendRaw(List.of(records));
    }

    private static void awaitHousing(Callable<Boolean> condition) {
        await().atMost(Duration.ofMinutes(1)).until(condition);
    }

    private static boolean called(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant hoursAgo(int hours) {
        return NOW.minus(Duration.ofHours(hours));
    }
}
