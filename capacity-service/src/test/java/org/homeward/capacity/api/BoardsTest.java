package org.homeward.capacity.api;

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
            assertThat(boards.seenBy("QXX")).as(name).containsExactlyInAnyOrder("RXX", "RYY");
            assertThat(boards.boardsOf("RYY")).as(name).containsExactly("QXX");
        }
    }

    @Test
    void aBoardThatNobodyConfiguredSeesNothingOutsideLocalMode() {
        assertThat(boards(Map.of(), false).seenBy("QXX")).isEmpty();
    }

    private static Boards boards(Map<String, String> settings, boolean local) {
        return new Boards(
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build(),
                local);
    }
}
