package org.homeward.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagingTest {

    @Test
    void cutsALimitThatIsTooLarge() {
        assertThat(Paging.of(5000, null).limit()).isEqualTo(1000);
        assertThat(Paging.of(null, null).limit()).isEqualTo(100);
        assertThat(Paging.of(7, null).limit()).isEqualTo(7);
    }

    @Test
    void cutsALimitPastAllNumbersAndRefusesWhatIsNone() {
        assertThat(Paging.ofText("99999999999999999999", null).limit()).isEqualTo(1000);
        assertThat(Paging.ofText("7", null).limit()).isEqualTo(7);
        assertThat(Paging.ofText(null, null).limit()).isEqualTo(100);
        assertThatThrownBy(() -> Paging.ofText("many", null)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Paging.ofText("-1", null)).isInstanceOf(ProblemException.class);
    }

    @Test
    void refusesALimitThatIsNone() {
        assertThatThrownBy(() -> Paging.of(0, null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        fault -> assertThat(fault.problem().errors())
                                .containsExactly(new Problem.FieldError("limit", "must be at least 1")));
    }

    @Test
    void cutsAListThatIsDerivedAsAWhole() {
        List<String> all = List.of("a", "b", "c");
        ObjectNode first = page(Paging.of(2, null), all);
        assertThat(first.path("items")).extracting(JsonNode::asText).containsExactly("a", "b");
        String next = first.path("next").asText();
        ObjectNode second = page(Paging.of(2, next), all);
        assertThat(second.path("items")).extracting(JsonNode::asText).containsExactly("c");
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(page(Paging.of(2, null), List.of()).path("items")).isEmpty();
        assertThatThrownBy(() -> page(Paging.of(2, next), List.of("a", "c")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        fault -> assertThat(fault.problem().errors())
                                .containsExactly(new Problem.FieldError("cursor", "is of another list; begin again")));
    }

    private static ObjectNode page(Paging paging, List<String> all) {
        ObjectNode answer = paging.addTo(
                JsonNodeFactory.instance.objectNode(),
                all,
                one -> one,
                one -> JsonNodeFactory.instance.objectNode().put("is", one));
        answer.set(
                "items",
                JsonNodeFactory.instance.arrayNode().addAll(answer.path("items").findValues("is")));
        return answer;
    }

    @Test
    void goesOnAfterTheCursor() {
        String cursor = Paging.cursor("RXX01/W1/-/03", "é", "");
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(Paging.of(null, cursor).requireParts(3).after()).containsExactly("RXX01/W1/-/03", "é", "");
        assertThat(Paging.of(null, Paging.cursor("x")).afterKey()).isEqualTo("x");
        assertThat(Paging.of(null, null).requireParts(3).afterKey()).isNull();
    }

    @Test
    void refusesACursorThatItDidNotGiveOut() {
        assertThatThrownBy(() -> Paging.of(null, "%%%")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Paging.of(null, Paging.cursor("x")).requireParts(2))
                .isInstanceOf(ProblemException.class);
    }
}
