package org.homeward.kit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReadTagsTest {

    @Test
    void tagsWhatAnAnswerSaysNotWhenItWasRead() {
        Response first = given().get("/faulty/reads/1");
        String tag = first.header("ETag");
        assertThat(tag).startsWith("W/\"");
        assertThat(first.jsonPath().getString("asOf")).endsWith("Z");
        assertThat(given().get("/faulty/reads/1").header("ETag")).isEqualTo(tag);
        assertThat(given().get("/faulty/reads/2").header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void sendsNothingToACallerWhoHasIt() {
        String tag = given().get("/faulty/reads/1").header("ETag");
        Response again = given().header("If-None-Match", tag).get("/faulty/reads/1");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(again.asByteArray()).isEmpty();
    }
}
