package org.homeward.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoardsTest {

    @Test
    void knowsABoardByItsSettingAndByItsEnvironmentVariable() {
        for (String name : new String[] {"homeward.boards.QXX", "HOMEWARD_BOARDS_QXX"}) {
            Boards boards = boards(Map.of(name, "RXX,RYY"), true);
            assertThat(boards.sees("QXX", "RYY")).as(name).isTrue();
            assertThat(boards.sees("qxx", "RXX")).as(name).isTrue();
            assertThat(boards.sees("QXX", "RZZ")).as(name).isFalse();
            assertThat(boards.seenBy("QXX")).as(name).containsExactlyInAnyOrder("RXX", "RYY");
            assertThat(boards.boardsOf("RYY")).as(name).containsExactly("QXX");
        }
    }

    @Test
    void aBoardThatNobodyConfiguredSeesAllInLocalModeAndNothingElsewhere() {
        assertThat(boards(Map.of(), true).sees("QXX", "RXX")).isTrue();
        assertThat(boards(Map.of(), false).sees("QXX", "RXX")).isFalse();
        assertThat(boards(Map.of(), false).seenBy("QXX")).isEmpty();
        assertThat(boards(Map.of("homeward.boards.QXX", "RXX"), false).sees(null, "RXX"))
                .isFalse();
    }

    private static Boards boards(Map<String, String> settings, boolean local) {
        return new Boards(
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build(),
                local);
    }
}
