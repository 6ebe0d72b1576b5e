package org.homeward.kit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent wrong is refused by its name and with what to send instead, and nothing is taken in silence. */
@QuarkusTest
class BadRequestsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "\"\"",
                "7",
                "true",
                "",
                " ",
                "{} {}",
                "{\"what\":",
                "{\"what\":\"a\",\"what\":\"b\"}"
            })
    void namesTheBodyThatIsNoObject(String body) {
        assertField(post("commands", body), "body");
        if (!body.isEmpty()) {
            assertField(post("nothing", body), "body");
        }
    }

    @Test
    void namesTheBodyThatIsNoText() {
        byte[] utf32 = new byte[] {0, 0, 0, '{', 0, 0, 0};
        assertField(given().contentType("application/json").body(utf32).post("/faulty/commands"), "body");
        byte[] latin = "{\"what\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertField(given().contentType("application/json").body(latin).post("/faulty/commands"), "body");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"wat\":\"x\"} | wat | is no member here; allowed are amount, more, number, soon, what",
                "{\"more\":[{\"9434765919\":1}]} | more[0].? | is no member here",
                "{\"number\":1.5} | number | must be a whole number",
                "{\"number\":99999999999} | number | must be a smaller number",
                "{\"amount\":\"much\"} | amount | must be a number",
                "{\"soon\":\"perhaps\"} | soon | must be true or false",
                "{\"what\":{}} | what | must be a text",
                "{\"more\":{}} | more | must be a list",
                "{\"more\":[{\"what\":\"a\\u0000b\"}]} | more[0].what | must be text without NUL",
                "{\"what\":\"\\ud800\"} | what | half a surrogate"
            })
    void namesTheMemberThatIsWrong(String body, String field, String reason) {
        assertThat(assertField(post("commands", body), field)).contains(reason);
    }

    @Test
    void takesWhatIsRight() {
        String body = "{\"what\":\"\ud83d\udecf\",\"number\":2,\"amount\":1.5,\"soon\":true,\"more\":[{}]}";
        Response answer = post("commands", body);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getInt("number")).isEqualTo(2);
    }

    @Test
    void namesAMemberOfABodyThatIsReadByHand() {
        assertThat(assertField(post("members", "{\"raison\":\"x\"}"), "raison")).endsWith("allowed are at, reason");
        assertThat(post("members", "{\"reason\":\"x\"}").statusCode()).isEqualTo(204);
    }

    @Test
    void takesNoMembersWhereTheAddressSaysEverything() {
        assertThat(assertField(post("nothing", "{\"x\":1}"), "x")).endsWith("none is taken");
        assertThat(post("nothing", "{}").statusCode()).isEqualTo(204);
        assertThat(given().post("/faulty/nothing").statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"size=,must not be empty", "size=%20,must not be empty", "size=%00,must not hold a NUL"})
    void namesAParameterThatSaysNothing(String query, String reason) {
        assertThat(assertField(get("/faulty/reads/7?" + query), "size")).isEqualTo(reason);
    }

    @Test
    void namesAParameterThatIsThereTwice() {
        assertThat(assertField(get("/faulty/reads/7?size=1&size=2"), "size")).isEqualTo("is given more than once");
    }

    @Test
    void knowsNothingOfTheNameNul() {
        assertThat(get("/faulty/names/a%00b").statusCode()).isEqualTo(404);
        assertThat(get("/faulty/names/" + "x".repeat(501)).statusCode()).isEqualTo(404);
        assertThat(get("/faulty/names/a").statusCode()).isEqualTo(200);
    }

    private static Response get(String address) {
        return given().urlEncodingEnabled(false).get(address);
    }

    private static Response post(String path, String body) {
        return given().contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/faulty/" + path);
    }

    private static String assertField(Response answer, String field) {
        assertThat(answer.asString()).doesNotContain("9434765919");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo(field);
        return answer.jsonPath().getString("errors[0].reason");
    }
}
