package org.homeward.discharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.discharge.domain.StayVersion;
import org.homeward.discharge.persistence.CaseFacts;
import org.homeward.discharge.persistence.ReferenceData;
import org.homeward.discharge.returns.Clerk;
import org.homeward.discharge.returns.ClerksReturns;
import org.homeward.discharge.returns.HospitalMonth;
import org.homeward.discharge.returns.domain.Metric;
import org.homeward.discharge.returns.domain.SituationMetrics;
import org.homeward.kit.db.Transactions;
import org.homeward.kit.event.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A made-up month through broker and database: the returns that are answered are the clerk's, today and in the past. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ReturnsOverHttpTest {

    private static final YearMonth OCTOBER = YearMonth.parse("2026-10");
    private static final Instant NOW = Instant.now();
    private static final String SITUATION = "/v1/returns/discharge-situation-report";
    private static final String READY = "/v1/returns/discharge-ready-date";
    private static final String RED_GREEN = "/v1/returns/red-and-green";
    private static final String EXPECTED = "/v1/returns/expected-dates";
    private static final HospitalMonth MONTH = new HospitalMonth(77, 90);

    @Inject
    Database database;

    @Inject
    Transactions transactions;

    @Inject
    CaseFacts facts;

    @Inject
    ReferenceData lists;

    @BeforeEach
    void begin() {
        if (!database.one("select count(*) from stay_history where stay like 'RXX:77-%'")
                .equals(String.valueOf(MONTH.versions.size()))) {
            database.forgetEverything();
            List<Event> events = new ArrayList<>();
            MONTH.versions.forEach(version -> events.add(event(version)));
            Collections.shuffle(events, new Random(1));
            AdmissionFeed.send(events);
            transactions.perform(connection -> {
                for (HospitalMonth.Said said : MONTH.said) {
                    facts.add(connection, said.stay(), said.fact());
                }
            });
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> database.one("select count(*) from stay_history")
                            .equals(String.valueOf(MONTH.versions.size())));
        }
    }

    @Test
    void everyNumberOfTheMonthIsTheClerks() {
        Instant middle = Instant.parse("2026-10-21T13:00:00Z");
        compareSituation(NOW, null);
        compareSituation(middle, null);
        compareSituation(NOW, middle);
        compareSituation(middle, middle);
    }

    private void compareSituation(Instant asOf, Instant knownAt) {
        ClerksReturns expected = expected(asOf, knownAt);
        JsonPath answer = get(SITUATION + times(asOf, knownAt));
        Map<String, Object> values = new HashMap<>();
        answer.getList("items", Map.class)
                .forEach(item -> values.put(item.get("day") + " " + item.get("metric"), item.get("value")));
        for (int day = 1; day <= 31; day++) {
            LocalDate date = OCTOBER.atDay(day);
            for (Metric metric : SituationMetrics.of(date, lists.delayReasons(), lists.destinations(), null)) {
                BigDecimal value = expected.value(metric, date);
                Object answered = values.remove(date + " " + metric.code());
                String what = "%s on %s asOf %s knownAt %s".formatted(metric.code(), date, asOf, knownAt);
                if (value == null) {
                    assertThat(answered).as(what).isNull();
                } else {
                    assertThat(new BigDecimal(String.valueOf(answered)))
                            .as(what)
                            .isEqualByComparingTo(value);
                }
            }
        }
        assertThat(values).isEmpty();
    }

    @Test
    void everyColumnOfThePublicationIsTheClerksAndHasItsStays() {
        Instant middle = Instant.parse("2026-10-21T13:00:00Z");
        for (Instant knownAt : new Instant[] {null, middle}) {
            List<Object> expected = expected(NOW, knownAt).readyDateRow(null);
            JsonPath answer = get(READY + times(NOW, knownAt));
            List<Object> answered = answer.getList("items.value");
            assertThat(answered).hasSize(39);
            for (int i = 0; i < 39; i++) {
                String name = answer.getString("items[" + i + "].name");
                boolean number = expected.get(i) instanceof Number;
                assertThat(number ? plain(answered.get(i)) : answered.get(i))
                        .as(name)
                        .isEqualTo(number ? plain(expected.get(i)) : expected.get(i));
            }
        }
        JsonPath answer = get(READY + times(NOW, null));
        assertThat(stays(answer.getString("items[8].stays")).stream()
                        .mapToInt(stay -> (int) stay.get("amount"))
                        .sum())
                .isEqualTo(answer.getInt("items[8].value"));
        assertThat(answer.getInt("withoutReadyDate"))
                .isEqualTo(expected(NOW, null).blank());
    }

    @Test
    void redAndGreenDaysAddUpByWardSiteAndTrust() {
        Clerk clerk = clerk(NOW, null);
        Map<String, Long> expected = OCTOBER.atDay(1)
                .datesUntil(OCTOBER.plusMonths(1).atDay(1))
                .filter(clerk.heard::contains)
                .flatMap(day -> clerk.redAndGreen(day).stream())
                .collect(
                        Collectors.groupingBy(line -> line.substring(0, line.lastIndexOf(' ')), Collectors.counting()));
        JsonPath wards = get(RED_GREEN + times(NOW, null) + "&by=ward");
        for (Map<String, Object> item : wards.<Map<String, Object>>getList("items")) {
            for (String colour : List.of("red", "green", "unmarked")) {
                long clerks =
                        expected.getOrDefault(item.get("row") + " " + colour.toUpperCase(java.util.Locale.ROOT), 0L);
                assertThat(((Number) item.get(colour)).longValue())
                        .as(item + colour)
                        .isEqualTo(clerks);
            }
        }
        for (String by : List.of("site", "trust")) {
            JsonPath sums = get(RED_GREEN + times(NOW, null) + "&by=" + by);
            assertThat(sum(sums, "red")).isEqualTo(sum(wards, "red")).isPositive();
            assertThat(sum(sums, "green")).isEqualTo(sum(wards, "green")).isPositive();
        }
        assertThat(stays(RED_GREEN + "/stays" + times(NOW, null) + "&by=site&row=RXX02&metric=green"))
                .hasSize(get(RED_GREEN + times(NOW, null) + "&by=site").getInt("items.find {it.row == 'RXX02'}.green"));
    }

    @Test
    void tellsForWhomAnExpectedDateIsMissingAndWhoTheyAre() {
        JsonPath trust = get(EXPECTED + times(NOW, null) + "&by=trust");
        int due = trust.getInt("items[0].due");
        assertThat(due).isPositive();
        assertThat(trust.getInt("items[0].missing")).isEqualTo(due);
        assertThat(trust.getFloat("items[0].shareInTime")).isZero();
        assertThat(stays(EXPECTED + "/stays" + times(NOW, null) + "&by=trust&row=RXX&metric=missing"))
                .hasSize(due)
                .allSatisfy(stay -> assertThat(stay).containsKeys("dueAt", "setAt", "ward", "admittedAt"));
        assertThat(stays(EXPECTED + "/stays" + times(NOW, null) + "&by=trust&row=RXX&metric=in-time"))
                .isEmpty();
        String csv = Api.as(Api.HOSPITAL)
                .get(EXPECTED + times(NOW, null) + "&by=trust&format=csv")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv.lines().toList().get(1)).startsWith("2026-10-01,2026-10-31,RXX," + due + ",0,0,");
    }

    @Test
    void everyNumberHasItsStaysPageByPage() {
        JsonPath answer = get(SITUATION + "?day=2026-10-19");
        assertThat(answer.getInt("items.find {it.metric == 'nctr'}.value")).isGreaterThan(6);
        for (Map<String, Object> item : answer.<Map<String, Object>>getList("items")) {
            if (Set.of("nctr", "discharged", "remaining", "bed-days-7", "month-bed-days")
                    .contains(item.get("metric"))) {
                assertThat(stays(String.valueOf(item.get("stays"))).stream()
                                .mapToInt(stay -> (int) stay.get("amount"))
                                .sum())
                        .as("%s", item)
                        .isEqualTo(item.get("value"));
            }
        }
    }

    @Test
    void whatIsNotSubmittedIsNotZero() {
        JsonPath silent = get(SITUATION + "?day=" + HospitalMonth.SILENT);
        assertThat(silent.getList("items.findAll {!it.metric.startsWith('month')}.status"))
                .containsOnly("not-submitted");
        JsonPath unreviewed = get(SITUATION + "?day=" + HospitalMonth.UNREVIEWED);
        assertThat(unreviewed.getString("items.find {it.metric == 'nctr'}.value"))
                .isNull();
        assertThat(unreviewed.getString("items.find {it.metric == 'discharged'}.value"))
                .isNotNull();
        String csv = Api.as(Api.HOSPITAL)
                .accept("text/csv")
                .get(SITUATION + "?day=" + HospitalMonth.SILENT)
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .extract()
                .asString();
        assertThat(csv.lines().findFirst())
                .hasValue("Period,Level,Region,ICB,Org Code,Org Name,Metric,Metric Type,Metric Group,Value");
        assertThat(csv)
                .contains("2026-10-13,PROVIDER,,,RXX,,Number of patients discharged,Daily metric,Discharges,-\r\n");
        assertThat(get(RED_GREEN + "?by=trust&day=" + HospitalMonth.SILENT).getString("items[0].red"))
                .isNull();
        String row = Api.as(Tokens.operator())
                .get(READY + "?trust=RYY&month=2026-10&format=csv")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList()
                .get(1);
        assertThat(row.split(",", -1)).hasSize(39).contains("RYY", "-").doesNotContain("0");
    }

    @Test
    void showsReturnsToTheTrustItselfAndRefusesWhatCannotBeMeant() {
        String day = SITUATION + "?day=2026-10-19";
        Api.as(Tokens.hospital("RYY")).get(day + "&trust=RXX").then().statusCode(403);
        for (String token : List.of(Tokens.board("QYY"), Tokens.app())) {
            Api.as(token).get(day + "&trust=RXX").then().statusCode(403);
        }
        Api.as("nonsense").get(day).then().statusCode(401);
        Api.as(Tokens.operator()).get(day).then().statusCode(400).body("errors[0].field", equalTo("trust"));
        Api.as(Tokens.counting("RXX")).get(day).then().statusCode(200);
        Api.as(Tokens.counting("RXX"))
                .get(SITUATION + "/stays?day=2026-10-19&metric=nctr")
                .then()
                .statusCode(403);
        for (String[] wrong : new String[][] {
            {SITUATION, "day"},
            {SITUATION + "?day=yesterday", "day"},
            {SITUATION + "?month=2026", "month"},
            {READY + "?month=%2B999999999-10", "month"},
            {SITUATION + "?day=2026-10-19&month=2026-10", "month"},
            {READY + "?day=2026-10-19", "day"},
            {day + "&asOf=2126-10-19T00:00:00Z", "asOf"},
            {day + "&knownAt=now", "knownAt"},
            {day + "&format=pdf", "format"},
            {RED_GREEN + "?day=2026-10-19&by=bed", "by"},
            {RED_GREEN + "/stays?day=2026-10-19&row=RXX01/W9&metric=red", "row"},
            {SITUATION + "/stays?day=2026-10-19&metric=all", "metric"}
        }) {
            Api.as(Api.HOSPITAL).get(wrong[0]).then().statusCode(400).body("errors[0].field", equalTo(wrong[1]));
        }
    }

    @Test
    void showsABoardTheNumbersOfItsTrustsAndNoneOfTheirPatients() {
        for (String path : List.of(
                SITUATION + "?day=2026-10-19",
                READY + "?month=2026-10",
                RED_GREEN + "?day=2026-10-19&by=trust",
                EXPECTED + "?day=2026-10-19&by=trust")) {
            JsonPath answer = Api.as(Tokens.board("QXX"))
                    .get(path + "&trust=RXX")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(answer.getList("items"))
                    .isNotEmpty()
                    .isEqualTo(get(path + "&trust=RXX").getList("items"));
            Api.as(Tokens.board("QYY")).get(path + "&trust=RXX").then().statusCode(403);
            Api.as(Tokens.board("QXX")).get(path + "&trust=RYY").then().statusCode(403);
            Api.as(Tokens.board("QXX")).get(path).then().statusCode(400).body("errors[0].field", equalTo("trust"));
        }
        for (String stays : List.of(
                SITUATION + "/stays?day=2026-10-19&metric=nctr",
                READY + "/stays?month=2026-10&metric=without-ready-date",
                RED_GREEN + "/stays?day=2026-10-19&by=trust&row=RXX&metric=red",
                EXPECTED + "/stays?day=2026-10-19&by=trust&row=RXX&metric=due")) {
            for (String token : List.of(Tokens.board("QXX"), Tokens.boardWithPatients("QXX"))) {
                Api.as(token).get(stays + "&trust=RXX").then().statusCode(403);
            }
        }
    }

    private static long sum(JsonPath totals, String colour) {
        return totals.getList("items." + colour, Integer.class).stream()
                .mapToLong(n -> n)
                .sum();
    }

    private static String times(Instant asOf, Instant knownAt) {
        return "?month=" + OCTOBER + "&asOf=" + asOf + (knownAt == null ? "" : "&knownAt=" + knownAt);
    }

    private static JsonPath get(String path) {
        return Api.as(Api.HOSPITAL).get(path).then().statusCode(200).extract().jsonPath();
    }

    private static List<Map<String, Object>> stays(String path) {
        List<Map<String, Object>> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = get(path + "&limit=4" + cursor);
            all.addAll(page.getList("items"));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        } while (cursor != null);
        return all;
    }

    private static BigDecimal plain(Object number) {
        return new BigDecimal(String.valueOf(number)).stripTrailingZeros();
    }

    private ClerksReturns expected(Instant asOf, Instant knownAt) {
        return new ClerksReturns(clerk(asOf, knownAt), OCTOBER, null);
    }

    private Clerk clerk(Instant asOf, Instant knownAt) {
        return new Clerk(
                MONTH,
                asOf,
                knownAt == null ? NOW : knownAt,
                lists.delayReasons().order(),
                Set.of(),
                Set.of());
    }

    private static Event event(StayVersion version) {
        String movements = version.movements().stream()
                .map(movement -> AdmissionFeed.movement(
                        movement.event(),
                        movement.at(),
                        movement.place() == null ? null : movement.place().id(),
                        word(movement.status())))
                .collect(Collectors.joining(","));
        return AdmissionFeed.version(version, word(version.status()), movements);
    }

    private static String word(StayVersion.Status status) {
        return status.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
