package org.homeward.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

    private final ObjectMapper json = new ObjectMapper();

    record Visitor(String name, Address address, List<Address> others) {}

    record Address(int number) {}

    @Test
    void isWrittenWithItsExtensionMembers() throws JsonProcessingException {
        Problem problem = Problem.conflict("held", "somebody holds it")
                .with("heldBy", "R1")
                .with("until", "2026-06-03T10:27:00Z");
        assertThat(json.writeValueAsString(problem))
                .isEqualTo("{\"type\":\"https://homeward.example/problems/held\","
                        + "\"title\":\"The request conflicts with what is\",\"status\":409,"
                        + "\"detail\":\"somebody holds it\",\"heldBy\":\"R1\",\"until\":\"2026-06-03T10:27:00Z\"}");
    }

    @Test
    void namesTheFieldAndRepeatsNoValue() throws JsonProcessingException {
        Problem problem = problemOf("{\"name\":\"x\",\"others\":[{\"number\":\"9434765919\"}]}");
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors())
                .containsExactly(new Problem.FieldError("others[0].number", "must be a whole number"));
        assertThat(json.writeValueAsString(problem)).doesNotContain("9434765919");
    }

    @Test
    void doesNotRepeatNamesThatMayBeData() throws JsonProcessingException {
        Problem problem = problemOf("{\"943 476 5919\":1}");
        assertThat(json.writeValueAsString(problem)).doesNotContain("943");
        assertThat(json.writeValueAsString(problemOf("{\"name\": 943")))
                .contains("body")
                .doesNotContain("943");
    }

    private Problem problemOf(String text) {
        try {
            json.readValue(text, Visitor.class);
            throw new AssertionError("was read");
        } catch (JsonProcessingException e) {
            return Problems.of(e);
        }
    }
}
