package org.homeward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    private static final Set<String> KNOWN = Set.of("empty!", "data", "seed");

    @Test
    void tellsSwitchesFlagsAndWordsApart() {
        Arguments arguments = Arguments.parse(List.of("one", "--empty", "--data", "DIR", "two"), KNOWN);

        assertThat(arguments.has("empty")).isTrue();
        assertThat(arguments.flag("data")).contains("DIR");
        assertThat(arguments.words()).containsExactly("one", "two");
    }

    @Test
    void refusesAFlagThatItDoesNotKnow() {
        assertThatThrownBy(() -> Arguments.parse(List.of("--dta", "DIR"), KNOWN))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("--dta is not known");
    }

    @Test
    void refusesAFlagWithoutItsValue() {
        assertThatThrownBy(() -> Arguments.parse(List.of("--data"), KNOWN))
                .hasMessageContaining("--data needs a value");
    }

    @Test
    void refusesWordsWhereThereAreNone() {
        Arguments arguments = Arguments.parse(List.of("/another/data/folder"), KNOWN);

        assertThatThrownBy(arguments::withoutWords)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("'/another/data/folder' is not known");
        assertThat(Arguments.parse(List.of("--empty"), KNOWN).withoutWords().has("empty"))
                .isTrue();
    }

    @Test
    void readsWholeNumbersFromALeastOn() {
        Arguments arguments = Arguments.parse(List.of("--seed", "7"), KNOWN);

        assertThat(arguments.number("seed", 1, 0)).isEqualTo(7);
        assertThat(arguments.number("data", 3, 0)).isEqualTo(3);
        assertThatThrownBy(() -> arguments.number("seed", 1, 8)).hasMessageContaining("from 8, not '7'");
    }

    @Test
    void refusesWhatIsNoNumber() {
        Arguments arguments = Arguments.parse(List.of("--seed", "many"), KNOWN);

        assertThatThrownBy(() -> arguments.number("seed", 1, 0)).hasMessageContaining("not 'many'");
    }
}
